package dev.synram.examples.spiking;

import dev.synram.compiler.spiking.Connector;
import dev.synram.compiler.spiking.NeuronOverrides;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.PlayDescription;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;

/** A neuron with a constant current excites another one, which inhibits it. */
public final class CoupledNeurons {

    private CoupledNeurons() {}

    public static void main(String[] arguments) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population driven = builder.neurons("driven", 1, NeuronOverrides.NONE.withOffsetCurrent(200));
        Population other = builder.neurons("other", 1);
        for (int synapse = 0; synapse < 4; synapse++) {
            builder.connect(driven, other, Connector.ALL_TO_ALL, 63);
            builder.connect(other, driven, Connector.ALL_TO_ALL, -63);
        }
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            PlayResult result = Play.calibrate(chip).run(PlayDescription.of(builder.build(), 100), 1);
            System.out.println("driven: " + Arrays.toString(result.spikesOf(0, 0)) + " µs");
            System.out.println("other: " + Arrays.toString(result.spikesOf(1, 0)) + " µs");
        }
    }
}
