package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Effort;
import dev.synram.experiment.result.CalibrationResponse;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.simulator.error.ErrorSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chips drift between their calibration and their use. */
class CalibrationAgeTest {

    private static final ChipSettings AGED =
            ChipSettings.defaults().withCalibration(new CalibrationSettings(Effort.PUBLIC, Duration.ofDays(2)));
    private static final ChipSettings FRESH =
            AGED.withCalibration(AGED.calibration().fresh());

    @TempDir
    private Path folder = Path.of(".");

    private static Calibration calibration(ChipSettings settings) {
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, 5, Progress.NONE)) {
            assertThat(chips.gain())
                    .isEqualTo(chips.calibrations().getFirst().after().gain());
            return chips.calibrations().getFirst();
        }
    }

    @Test
    void theResponseIsThatOfTheAgedChip() {
        Calibration aged = calibration(AGED);
        Calibration fresh = calibration(FRESH);
        assertThat(aged.ageHours()).isEqualTo(48);
        assertThat(aged.options().effort()).isEqualTo(Effort.PUBLIC);
        assertThat(fresh.ageHours()).isZero();
        assertThat(aged.before()).isEqualTo(fresh.before());
        assertThat(aged.after()).isNotEqualTo(fresh.after());
        assertThat(aged.after().fixedPattern()).isGreaterThan(fresh.after().fixedPattern());
        assertThat(calibration(AGED).after())
                .as("the same seed gives the same bits")
                .isEqualTo(aged.after());
    }

    @Test
    void effortAndAgeAreKeptInFiles() {
        ChipSettings best = AGED.withCalibration(AGED.calibration().withEffort(Effort.BEST));
        Calibration calibration = calibration(best);
        Path file = folder.resolve("calibration.json");
        CalibrationFile.write(file, calibration);
        Calibration read = CalibrationFile.read(file);
        assertThat(read.options().effort()).isEqualTo(Effort.BEST);
        assertThat(read.age()).isEqualTo(Duration.ofDays(2));
        assertThat(read.after()).isEqualTo(calibration.after());
    }

    /** Chips without a saved calibration, and those calibrated with another effort, are calibrated now. */
    @Test
    void chipsTakeTheirSavedCalibrations() {
        Calibration saved = calibration(AGED);
        CalibrationSettings withSaved = new CalibrationSettings(Effort.PUBLIC, Duration.ofDays(2), List.of(saved));
        assertThat(calibration(AGED.withCalibration(withSaved))).isSameAs(saved);
        Calibration later = calibration(AGED.withCalibration(withSaved.withAge(Duration.ofDays(9))));
        assertThat(later.settings()).isEqualTo(saved.settings());
        assertThat(later.ageHours()).isEqualTo(216);
        assertThat(later.after()).isNotEqualTo(saved.after());
        assertThat(withSaved.savedFor("simulated-nominal-6")).isEmpty();
        assertThat(withSaved.withEffort(Effort.PUBLIC).saved()).containsExactly(saved);
        assertThat(withSaved.withEffort(Effort.BEST).saved()).isEmpty();
    }

    @Test
    void membersOfAFleetDriftBeyondThatAge() {
        FleetSettings settings =
                FleetSettings.of(2).withChips(AGED).withChipSeed(5).withDrift(100);
        try (Fleet fleet = Fleet.simulated(settings, Progress.NONE)) {
            assertThat(fleet.members())
                    .extracting(member -> member.calibrations().getFirst().ageHours())
                    .containsExactly(48.0, 148.0);
            assertThat(fleet.members().getFirst().gain())
                    .isEqualTo(calibration(AGED).after().gain());
        }
    }

    @Test
    void betterAndFresherCalibrationsAreCompared() {
        Calibration aged = calibration(AGED);
        List<CalibrationResponse> rows = new CalibrationComparison(AGED, 5, Progress.NONE).responses(aged);
        assertThat(rows)
                .extracting(row -> row.calibration().label())
                .containsExactly(
                        "public effort, 48 h old",
                        "public effort, fresh",
                        "best effort, 48 h old",
                        "best effort, fresh");
        assertThat(rows.getFirst()).isEqualTo(CalibrationResponse.of(aged));
        double fresh = calibration(FRESH).after().gain();
        assertThat(rows.get(1).gain())
                .as("settings that are written again give nearly the same gain")
                .isEqualTo(fresh, within(0.01 * fresh));
        assertThat(rows.get(1).fixedPatternLsb()).isLessThan(rows.getFirst().fixedPatternLsb());
        assertThat(rows.get(3).fixedPatternLsb()).isLessThan(rows.get(2).fixedPatternLsb());
    }

    @Test
    void errorSourcesThatDriftNeedAnAge() {
        assertThat(SourceAnalysis.sources(AGED))
                .anyMatch(source -> source.label().contains("drift"));
        assertThat(SourceAnalysis.sources(FRESH))
                .isNotEmpty()
                .noneMatch(source -> source.label().contains("drift"));
    }

    @Test
    void errorSourcesThatAreOffOrChangeOthersOnlyAreLeftOut() {
        assertThat(SourceAnalysis.sources(AGED.withParameters(AGED.parameters().scaled(ErrorSource.CADC_CHANNEL, 0))))
                .doesNotContain(ErrorSource.CADC_CHANNEL, ErrorSource.EVENT_LOSS, ErrorSource.QUALITY_CHIP)
                .contains(ErrorSource.SYNAPSE_GAIN);
        assertThat(SourceAnalysis.sources(AGED)).contains(ErrorSource.CADC_CHANNEL);
    }
}
