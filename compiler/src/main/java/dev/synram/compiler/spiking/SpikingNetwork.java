package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network of spiking neurons: populations of neurons and of inputs, and synapses between them. Immutable. What neurons are like
 * is the matter of a chip's calibration, but for the {@linkplain NeuronOverrides overrides} of a population.
 *
 * <pre>{@code
 * SpikingNetwork.Builder builder = SpikingNetwork.builder();
 * Population noise = builder.poisson("noise", 20, 8_000);
 * Population cells = builder.neurons("cells", 40);
 * builder.connect(noise, cells, Connector.ALL_TO_ALL, 12);
 * builder.connect(cells, cells, Connector.fixedProbability(0.1, 1).withoutAutapses(), -20);
 * SpikingNetwork network = builder.build();
 * }</pre>
 */
public final class SpikingNetwork {

    private final List<Population> populations;
    private final Map<String, NeuronOverrides> overrides;
    private final Map<String, Double> rates;
    private final List<Synapse> synapses;
    private final int neurons;
    private final int inputs;

    private SpikingNetwork(Builder builder) {
        populations = List.copyOf(builder.populations.values());
        overrides = Map.copyOf(builder.overrides);
        rates = Map.copyOf(builder.rates);
        synapses = List.copyOf(builder.synapses);
        neurons = builder.neurons;
        inputs = builder.inputs;
    }

    /** Starts a network. */
    public static Builder builder() {
        return new Builder();
    }

    /** All populations, in the order in which they were added. */
    public List<Population> populations() {
        return populations;
    }

    /** The population with a name, if there is one. */
    public Optional<Population> population(String name) {
        return populations.stream()
                .filter(population -> population.name().equals(name))
                .findFirst();
    }

    /** All members of one kind, in the order of their numbers. */
    public List<Member> members(Population.Kind kind) {
        return populations.stream()
                .filter(population -> population.kind() == kind)
                .flatMap(population -> population.members().stream())
                .toList();
    }

    /** Number of neurons. */
    public int neurons() {
        return neurons;
    }

    /** Number of inputs. */
    public int inputs() {
        return inputs;
    }

    /** All synapses, in the order in which they were added. */
    public List<Synapse> synapses() {
        return synapses;
    }

    /** What neurons of a population have otherwise than calibrated. */
    public NeuronOverrides overrides(Population population) {
        return overrides.getOrDefault(population.name(), NeuronOverrides.NONE);
    }

    /** The mean rate in Hz of chip time of each input of a population; empty if its spikes are given for a run. */
    public OptionalDouble poissonHertz(Population population) {
        Double hertz = rates.get(population.name());
        return hertz == null ? OptionalDouble.empty() : OptionalDouble.of(hertz);
    }

    /** Builds a network. */
    public static final class Builder {

        private static final double HIGHEST_HERTZ = 4e6;

        /** More than any placement could use; a description that has more is a mistake, and would take much memory. */
        private static final int MOST_MEMBERS = 10_000;

        /** The synapses of a chip with two hemispheres. */
        private static final int SYNAPSES_OF_CHIP = 2 * SpikingConfiguration.ROWS * ChipGeometry.COLUMNS;

        /** A network that is somewhat too large is refused where it is placed, where more is known of what would fit. */
        private static final int MOST_SYNAPSES = 2 * SYNAPSES_OF_CHIP;

        private final Map<String, Population> populations = new LinkedHashMap<>();
        private final Map<String, NeuronOverrides> overrides = new LinkedHashMap<>();
        private final Map<String, Double> rates = new LinkedHashMap<>();
        private final List<Synapse> synapses = new ArrayList<>();
        private int neurons;
        private int inputs;

        private Builder() {}

        /** Adds neurons as they are calibrated. */
        public Population neurons(String name, int size) {
            return neurons(name, size, NeuronOverrides.NONE);
        }

        /** Adds neurons that differ from their calibration. */
        public Population neurons(String name, int size, NeuronOverrides changes) {
            Population population = add(new Population(name, Population.Kind.NEURONS, neurons, size));
            neurons += size;
            overrides.put(name, changes);
            return population;
        }

        /** Adds inputs whose spikes are given for each run. */
        public Population inputs(String name, int size) {
            Population population = add(new Population(name, Population.Kind.INPUTS, inputs, size));
            inputs += size;
            return population;
        }

        /**
         * Adds inputs that are independent Poisson processes.
         *
         * @param hertz mean rate of each in Hz of chip time, above 0 to 4 MHz
         */
        public Population poisson(String name, int size, double hertz) {
            if (!(hertz > 0 && hertz <= HIGHEST_HERTZ)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "population %s has a rate of %s Hz; allowed are above 0 to %.0f Hz",
                        name,
                        hertz,
                        HIGHEST_HERTZ));
            }
            Population population = inputs(name, size);
            rates.put(name, hertz);
            return population;
        }

        /** Adds one synapse. */
        public Builder connect(Member source, Member target, int weight) {
            requireOurs(source.population());
            requireOurs(target.population());
            if (synapses.size() == MOST_SYNAPSES) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the network has more than %,d synapses; a chip has %,d",
                        MOST_SYNAPSES,
                        SYNAPSES_OF_CHIP));
            }
            synapses.add(new Synapse(source, target, weight));
            return this;
        }

        /** Adds synapses of one weight between two populations, or within one. */
        public Builder connect(Population from, Population to, Connector connector, int weight) {
            for (Member source : from.members()) {
                for (Member target : to.members()) {
                    if (connector.connects(source, target)) {
                        connect(source, target, weight);
                    }
                }
            }
            return this;
        }

        /** The network so far. */
        public SpikingNetwork build() {
            return new SpikingNetwork(this);
        }

        private Population add(Population population) {
            if (population.first() + population.size() > MOST_MEMBERS) {
                throw new IllegalArgumentException("with population %s the network has %s %s; at most %s are supported"
                        .formatted(
                                population.name(),
                                population.first() + population.size(),
                                population.kind() == Population.Kind.NEURONS ? "neurons" : "inputs",
                                MOST_MEMBERS));
            }
            if (populations.putIfAbsent(population.name(), population) != null) {
                throw new IllegalArgumentException(
                        "two populations are called %s; give each a name of its own".formatted(population.name()));
            }
            return population;
        }

        private void requireOurs(Population population) {
            if (!population.equals(populations.get(population.name()))) {
                throw new IllegalArgumentException(
                        "population %s is not one of this network".formatted(population.name()));
            }
        }
    }
}
