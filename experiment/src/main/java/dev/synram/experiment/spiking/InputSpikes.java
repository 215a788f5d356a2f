package dev.synram.experiment.spiking;

import dev.synram.compiler.spiking.Member;
import java.util.List;

/**
 * Spikes that the host sends in every repetition.
 *
 * @param input whose spikes
 * @param micros their times in µs, in any order
 */
public record InputSpikes(Member input, List<Double> micros) {

    public InputSpikes {
        if (input.isNeuron()) {
            throw new IllegalArgumentException("%s is a neuron; spikes are given for inputs".formatted(input.name()));
        }
        micros = List.copyOf(micros);
    }
}
