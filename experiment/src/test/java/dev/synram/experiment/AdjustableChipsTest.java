package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.setting.ChipConditions;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One chip with all errors of a nominal one. */
class AdjustableChipsTest {

    private static final long SEED = 3;
    private static final ChipSettings SETTINGS = ChipSettings.defaults().withThreads(1);
    private static final ChipConditions FRESH = ChipConditions.nominal(Duration.ZERO);

    private static final List<Calibration> CALIBRATIONS = AdjustableChips.calibrations(SETTINGS, SEED);

    private static Response response(AdjustableChips chips) {
        return Response.measure(chips.chips().simulated().getFirst(), NoiseKey.of(5));
    }

    /** Factors have the effects that they are named after; what is set back is as it was, to the bit. */
    @Test
    void errorsChangeWhileTheCalibrationStays() {
        try (AdjustableChips chips = new AdjustableChips(SETTINGS, SEED, CALIBRATIONS)) {
            assertThat(chips.chips().calibrations()).isEqualTo(CALIBRATIONS);
            Response before = response(chips);
            assertThat(chips.adjust(FRESH)).isFalse();
            assertThat(chips.adjust(new ChipConditions(1, 0, 1, Duration.ZERO))).isTrue();
            assertThat(response(chips).temporalNoise()).isZero();
            assertThat(response(chips).fixedPattern()).isCloseTo(before.fixedPattern(), within(0.5));
            chips.adjust(new ChipConditions(1, 2, 1, Duration.ZERO));
            // Noise adds in squares; rounding to LSB adds 1/12.
            assertThat(response(chips).temporalNoise())
                    .isBetween(1.7 * before.temporalNoise(), 2.1 * before.temporalNoise());
            chips.adjust(new ChipConditions(1.5, 1, 1, Duration.ZERO));
            assertThat(response(chips).fixedPattern()).isGreaterThan(2 * before.fixedPattern());
            assertThat(chips.chips().calibrations()).isEqualTo(CALIBRATIONS);
            chips.adjust(FRESH);
            assertThat(response(chips)).isEqualTo(before);
        }
    }

    /** A calibration adapts the chip to what it has become; ages count from it, and the chip goes on to drift from there. */
    @Test
    void aNewCalibrationIsOfTheChipAsItIs() {
        try (AdjustableChips chips = new AdjustableChips(SETTINGS, SEED, CALIBRATIONS)) {
            chips.adjust(new ChipConditions(1.5, 1, 1, Duration.ofDays(30)));
            Response worse = response(chips);
            chips.recalibrate();
            assertThat(chips.conditions()).isEqualTo(new ChipConditions(1.5, 1, 1, Duration.ZERO));
            Response better = response(chips);
            assertThat(better.fixedPattern()).isLessThan(0.5 * worse.fixedPattern());
            assertThat(chips.chips().calibrations()).isNotEqualTo(CALIBRATIONS);
            chips.adjust(chips.conditions().withAge(Duration.ofDays(30)));
            double aged = response(chips).fixedPattern();
            chips.adjust(chips.conditions().withAge(Duration.ZERO));
            // The chip was made again with cells that were found when it was as old; only what they settled meanwhile
            // differs.
            assertThat(response(chips).fixedPattern()).isCloseTo(better.fixedPattern(), within(0.3));
            assertThat(aged).isGreaterThan(better.fixedPattern() + 0.3);
        }
    }

    @Test
    void aChipThatIsToFailFailsUnderAllConditions() {
        try (AdjustableChips chips = new AdjustableChips(SETTINGS, SEED, CALIBRATIONS)) {
            chips.fail();
            chips.adjust(new ChipConditions(1, 2, 1, Duration.ZERO));
            assertThatThrownBy(() -> response(chips)).isInstanceOf(ChipFailedException.class);
        }
    }

    @Test
    void eachFactorActsOnItsErrors() {
        ChipParameters nominal = ChipParameters.nominal();
        ChipParameters scaled = ErrorGroup.scaled(nominal, new ChipConditions(2, 3, 0, Duration.ZERO));
        assertThat(scaled.name()).isEqualTo(nominal.name());
        assertThat(scaled.magnitude(ErrorSource.SYNAPSE_GAIN))
                .isEqualTo(2 * nominal.magnitude(ErrorSource.SYNAPSE_GAIN));
        assertThat(scaled.magnitude(ErrorSource.INPUT_SATURATION)).isZero();
        assertThat(scaled.magnitude(ErrorSource.INPUT_SETTLING)).isEqualTo(1);
        assertThat(scaled.magnitude(ErrorSource.NOISE_SPREAD)).isEqualTo(nominal.magnitude(ErrorSource.NOISE_SPREAD));
        for (ErrorSource source : ErrorSource.values()) {
            if (source.temporal()) {
                assertThat(scaled.magnitude(source)).isEqualTo(3 * nominal.magnitude(source));
            }
        }
        assertThat(ErrorGroup.scaled(nominal, FRESH)).isEqualTo(nominal);
    }

    @Test
    void conditionsAreChecked() {
        assertThatThrownBy(() -> new ChipConditions(1, Double.NaN, 1, Duration.ZERO))
                .hasMessage("noise is NaN; it must be 0..3.0");
        assertThatThrownBy(() -> new ChipConditions(1, 1, -1, Duration.ZERO))
                .hasMessage("saturation is -1.0; it must be 0..3.0");
        assertThatThrownBy(() -> FRESH.withAge(Duration.ofDays(366))).hasMessageContaining("it must be 0 to 365 days");
    }
}
