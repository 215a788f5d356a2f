package dev.synram.network.spiking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a model consists of, without its weights. Sources are numbered: first the inputs, then the neurons of all populations in
 * their order; so neuron {@code n} is source {@code inputs + n}.
 *
 * @param inputs number of inputs, 1 or more
 * @param populations in the order of their neurons; the last one is read
 * @param projections between them
 * @param dynamics of all neurons
 */
public record SpikingTopology(
        int inputs, List<NeuronPopulation> populations, List<Projection> projections, NeuronDynamics dynamics) {

    /** The name under which {@link Builder#connect} knows the inputs. */
    public static final String INPUTS = "inputs";

    public SpikingTopology {
        if (inputs < 1 || populations.isEmpty()) {
            throw new IllegalArgumentException("a model has %s inputs and %s populations; it needs 1 or more of both"
                    .formatted(inputs, populations.size()));
        }
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        boolean[] spiking = spiking(populations);
        for (Projection projection : projections) {
            require(projection, inputs, spiking);
        }
    }

    private static void require(Projection projection, int inputs, boolean[] spiking) {
        int first = projection.firstSource();
        int last = first + projection.sources() - 1;
        if (last >= inputs + spiking.length || projection.firstTarget() + projection.targets() > spiking.length) {
            throw new IllegalArgumentException(
                    "sources %s to %s are connected with neurons %s to %s, but there are %s sources and %s neurons"
                            .formatted(
                                    first,
                                    last,
                                    projection.firstTarget(),
                                    projection.firstTarget() + projection.targets() - 1,
                                    inputs + spiking.length,
                                    spiking.length));
        }
        for (int source = Math.max(first, inputs); source <= last; source++) {
            if (!spiking[source - inputs]) {
                throw new IllegalArgumentException(
                        "neuron %s does not spike, so it cannot be connected with others".formatted(source - inputs));
            }
        }
    }

    /**
     * Begins a model.
     *
     * @param inputs number of inputs, 1 or more
     */
    public static Builder builder(int inputs, NeuronDynamics dynamics) {
        return new Builder(inputs, dynamics);
    }

    /** One hidden population that spikes, and leaky integrators that are read. */
    public static SpikingTopology withReadout(int inputs, int hidden, int classes, NeuronDynamics dynamics) {
        return builder(inputs, dynamics)
                .population(NeuronPopulation.lif("hidden", hidden))
                .population(NeuronPopulation.integrators("readout", classes))
                .connect(INPUTS, "hidden")
                .connect("hidden", "readout")
                .build();
    }

    /** One hidden population that spikes, and a neuron a class, the first of which to spike tells the class. */
    public static SpikingTopology withFirstSpike(int inputs, int hidden, int classes, NeuronDynamics dynamics) {
        return builder(inputs, dynamics)
                .population(NeuronPopulation.lif("hidden", hidden))
                .population(NeuronPopulation.lif("output", classes))
                .connect(INPUTS, "hidden")
                .connect("hidden", "output")
                .build();
    }

    /** Number of neurons. */
    public int neurons() {
        return populations.stream().mapToInt(NeuronPopulation::size).sum();
    }

    /** The population that is read. */
    public NeuronPopulation output() {
        return populations.getLast();
    }

    /** The number of the first neuron that is read. */
    public int firstOutput() {
        return neurons() - output().size();
    }

    /** For every neuron, whether it spikes. */
    public boolean[] spiking() {
        return spiking(populations);
    }

    private static boolean[] spiking(List<NeuronPopulation> populations) {
        boolean[] spiking = new boolean
                [populations.stream().mapToInt(NeuronPopulation::size).sum()];
        int neuron = 0;
        for (NeuronPopulation population : populations) {
            for (int i = 0; i < population.size(); i++) {
                spiking[neuron++] = population.spikes();
            }
        }
        return spiking;
    }

    /** Puts a model together. */
    public static final class Builder {

        private final int inputs;
        private final NeuronDynamics dynamics;
        private final List<NeuronPopulation> populations = new ArrayList<>();
        private final List<Projection> projections = new ArrayList<>();
        private final Map<String, Integer> first = new HashMap<>();
        private int neurons;

        private Builder(int inputs, NeuronDynamics dynamics) {
            this.inputs = inputs;
            this.dynamics = dynamics;
        }

        /** Adds a population. */
        public Builder population(NeuronPopulation population) {
            if (population.name().equals(INPUTS) || first.putIfAbsent(population.name(), neurons) != null) {
                throw new IllegalArgumentException(
                        "two groups are called %s; give each a name of its own".formatted(population.name()));
            }
            populations.add(population);
            neurons += population.size();
            return this;
        }

        /** Connects all members of a population, or the {@value #INPUTS}, with all neurons of a population, which may be the same. */
        public Builder connect(String source, String target) {
            boolean fromInputs = source.equals(INPUTS);
            if (!fromInputs && !population(source).spikes()) {
                throw new IllegalArgumentException(
                        "population %s does not spike, so it cannot be connected with %s".formatted(source, target));
            }
            projections.add(new Projection(
                    fromInputs ? 0 : inputs + first(source),
                    fromInputs ? inputs : population(source).size(),
                    first(target),
                    population(target).size()));
            return this;
        }

        private int first(String name) {
            return Objects.requireNonNull(first.get(population(name).name()));
        }

        private NeuronPopulation population(String name) {
            return populations.stream()
                    .filter(population -> population.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no population is called %s; add it before it is connected".formatted(name)));
        }

        /** The model. */
        public SpikingTopology build() {
            return new SpikingTopology(inputs, populations, projections, dynamics);
        }
    }
}
