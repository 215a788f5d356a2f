package dev.synram.examples.spiking;

import dev.synram.experiment.spiking.AdexPattern;
import dev.synram.experiment.spiking.PatternMeasurement;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PatternResponse;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;

/** Calibrates adaptive exponential neurons whose intervals grow, and shows the intervals of one. */
public final class AdaptingNeuron {

    private AdaptingNeuron() {}

    public static void main(String[] arguments) {
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            Play play = Play.calibrate(chip, AdexPattern.ADAPTING.targets());
            PatternResponse response =
                    new PatternMeasurement(chip, play.calibration()).measure(AdexPattern.ADAPTING, 1);
            List<Double> spikes = response.spikes();
            System.out.println(spikes.size() + " spikes with current " + response.current());
            for (int i = 1; i < spikes.size(); i++) {
                System.out.printf("%.1f µs%n", spikes.get(i) - spikes.get(i - 1));
            }
        }
    }
}
