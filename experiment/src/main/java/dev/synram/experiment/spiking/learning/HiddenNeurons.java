package dev.synram.experiment.spiking.learning;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hidden populations one behind the other, from the inputs to the outputs.
 *
 * @param sizes neurons of each, 1..512 together
 * @param recurrent whether the neurons of each population act on each other, too
 */
public record HiddenNeurons(List<Integer> sizes, boolean recurrent) {

    private static final int MOST = 512;

    public HiddenNeurons {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty()) {
            throw new SettingException("hidden", "names no population; give 1 or more");
        }
        sizes.forEach(size -> SettingException.require("hidden", size, 1, MOST));
        SettingException.require(
                "hidden", sizes.stream().mapToInt(Integer::intValue).sum(), 1, MOST);
    }

    /** One population. */
    public static HiddenNeurons of(int size) {
        return new HiddenNeurons(List.of(size), false);
    }

    /** Number of neurons. */
    public int count() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /** The same with at most a number of neurons, if there is one population; several are not changed. */
    public HiddenNeurons atMost(int neurons) {
        return sizes.size() > 1 ? this : new HiddenNeurons(List.of(Math.min(count(), neurons)), recurrent);
    }

    /**
     * The network with these neurons.
     *
     * @param inputs number of inputs
     * @param outputs that are read, connected with the last population
     */
    public SpikingTopology topology(int inputs, NeuronPopulation outputs, NeuronDynamics dynamics) {
        SpikingTopology.Builder builder = SpikingTopology.builder(inputs, dynamics);
        for (int i = 0; i < sizes.size(); i++) {
            builder.population(NeuronPopulation.lif(name(i), sizes.get(i)));
        }
        builder.population(outputs);
        for (int i = 0; i < sizes.size(); i++) {
            builder.connect(i == 0 ? SpikingTopology.INPUTS : name(i - 1), name(i));
            if (recurrent) {
                builder.connect(name(i), name(i));
            }
        }
        return builder.connect(name(sizes.size() - 1), outputs.name()).build();
    }

    private String name(int population) {
        return sizes.size() == 1 ? "hidden" : "hidden" + (population + 1);
    }

    /** The sizes as they are typed. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(",")) + (recurrent ? " recurrent" : "");
    }
}
