package dev.synram.examples.spiking;

import dev.synram.compiler.spiking.NeuronOverrides;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.PlayDescription;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;

/** How fast do neurons spike with a constant current? Twenty neurons for each current. */
public final class RateOfCurrent {

    private RateOfCurrent() {}

    public static void main(String[] arguments) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        for (int current = 0; current <= 800; current += 100) {
            builder.neurons("current " + current, 20, NeuronOverrides.NONE.withOffsetCurrent(current));
        }
        SpikingNetwork network = builder.build();
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            PlayResult result = Play.calibrate(chip).run(PlayDescription.of(network, 500), 1);
            for (Population population : network.populations()) {
                System.out.println(population.name() + ": " + Math.round(result.hertz(population) / 1e3) + " kHz");
            }
        }
    }
}
