package dev.synram.experiment.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PotentialPoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RatePoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RefractoryPoint;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chip without errors: all neurons are those of the equations. */
@Tag("slow")
class SpikingCharacterizationTest {

    private static SpikingCharacterizationResult result;

    @BeforeAll
    static void measure() {
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.ideal(), 2)) {
            result = new SpikingCharacterization(chip, UniformCells.applyTo(chip)).measure(1, Progress.NONE);
        }
    }

    /** Silent below the rheobase, above it ever faster, and never faster than the refractory time of 2 µs allows. */
    @Test
    void ratesRiseWithTheCurrent() {
        assertThat(result.rateCurve()).isSortedAccordingTo(Comparator.comparingDouble(RatePoint::hertz));
        assertThat(result.rateCurve().getFirst().hertz()).isZero();
        assertThat(result.rateCurve().getLast().hertz()).isBetween(200_000.0, 500_000.0);
        assertThat(result.rateCurve()).allMatch(point -> point.standardDeviation() < 3000, "all neurons are alike");
    }

    /** With equal time constants {@code tau}, a potential is the highest {@code tau} after it begins. */
    @Test
    void potentialsRiseAndDecay() {
        PotentialPoint highest = result.excitatoryPotential().stream()
                .max(Comparator.comparingDouble(PotentialPoint::lsb))
                .orElseThrow();
        PotentialPoint lowest = result.inhibitoryPotential().stream()
                .min(Comparator.comparingDouble(PotentialPoint::lsb))
                .orElseThrow();
        assertThat(highest.lsb()).isBetween(10.0, 40.0);
        assertThat(lowest.lsb()).isBetween(-40.0, -10.0);
        assertThat(highest.microseconds()).isBetween(5.0, 8.5);
        assertThat(result.excitatoryPotential().stream().filter(point -> point.microseconds() < 0))
                .as("before the event")
                .allMatch(point -> Math.abs(point.lsb()) < 0.5);
    }

    @Test
    void neuronsAnswerAgainAfterTheRefractoryTime() {
        for (RefractoryPoint point : result.refractoryCurve()) {
            if (point.microseconds() < 1.95) {
                assertThat(point.share()).isZero();
            } else if (point.microseconds() > 2.1) {
                assertThat(point.share()).isOne();
            }
        }
    }
}
