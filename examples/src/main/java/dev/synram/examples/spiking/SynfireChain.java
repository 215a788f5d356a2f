package dev.synram.examples.spiking;

import dev.synram.compiler.spiking.Connector;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.PlayDescription;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.List;

/** A volley of spikes runs down a chain of six groups of neurons. */
public final class SynfireChain {

    private SynfireChain() {}

    public static void main(String[] arguments) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 10);
        Population last = inputs;
        for (int group = 0; group < 6; group++) {
            Population next = builder.neurons("group " + group, 10);
            builder.connect(last, next, Connector.ALL_TO_ALL, 40);
            last = next;
        }
        PlayDescription play = PlayDescription.of(builder.build(), 100);
        for (Member input : inputs.members()) {
            play = play.withSpikes(input, List.of(10 + 0.1 * input.position()));
        }
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            PlayResult result = Play.calibrate(chip).run(play, 1);
            for (int neuron = 0; neuron < 60; neuron += 10) {
                System.out.println("neuron " + neuron + ": " + Arrays.toString(result.spikesOf(neuron, 0)) + " µs");
            }
        }
    }
}
