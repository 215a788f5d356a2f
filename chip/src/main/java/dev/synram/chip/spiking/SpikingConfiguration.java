package dev.synram.chip.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.chip.geometry.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything digital that a chip needs to emulate spiking neurons: neurons, synapses, their drivers, the crossbar and the
 * background sources. Immutable; a chip may keep what it derives from one, so use an object again rather than build an equal one.
 * Analog cells are written with {@code Chip.writeCells}.
 */
public final class SpikingConfiguration {

    /** Synapse rows of a hemisphere. */
    public static final int ROWS = UNSIGNED_INPUTS;

    /** Synapse drivers of a hemisphere. */
    public static final int DRIVERS = SIGNED_INPUTS;

    private static final int NEUTRAL_TRIM = 0;
    private static final int LARGEST_TRIM = 15;

    private final ChipGeometry geometry;
    private final NeuronSettings[] neurons;
    private final DriverSettings[] drivers;
    private final HemisphereSettings[] hemispheres;
    private final byte[] weights;
    private final byte[] addresses;
    private final byte[] trims;
    private final List<CrossbarNode> nodes;
    private final BackgroundSource[] background;

    private SpikingConfiguration(Builder builder) {
        geometry = builder.geometry;
        neurons = builder.neurons.clone();
        drivers = builder.drivers.clone();
        hemispheres = builder.hemispheres.clone();
        weights = builder.weights.clone();
        addresses = builder.addresses.clone();
        trims = builder.trims.clone();
        nodes = List.copyOf(builder.nodes.values());
        background = builder.background.clone();
    }

    /** A configuration with every circuit off: a start for one of one's own. */
    public static Builder builder(ChipGeometry geometry) {
        return new Builder(geometry);
    }

    /** A builder that holds this configuration. */
    public Builder toBuilder() {
        Builder builder = new Builder(geometry);
        System.arraycopy(neurons, 0, builder.neurons, 0, neurons.length);
        System.arraycopy(drivers, 0, builder.drivers, 0, drivers.length);
        System.arraycopy(hemispheres, 0, builder.hemispheres, 0, hemispheres.length);
        System.arraycopy(weights, 0, builder.weights, 0, weights.length);
        System.arraycopy(addresses, 0, builder.addresses, 0, addresses.length);
        System.arraycopy(trims, 0, builder.trims, 0, trims.length);
        System.arraycopy(background, 0, builder.background, 0, background.length);
        nodes.forEach(builder::node);
        return builder;
    }

    /** The size of the chip that it is for. */
    public ChipGeometry geometry() {
        return geometry;
    }

    /** The settings of a neuron circuit. */
    public NeuronSettings neuron(int hemisphere, int column) {
        return neurons[hemisphere * COLUMNS + column];
    }

    /** The settings of a synapse driver. */
    public DriverSettings driver(int hemisphere, int driver) {
        return drivers[hemisphere * DRIVERS + driver];
    }

    /** The clocks of a hemisphere. */
    public HemisphereSettings hemisphere(int hemisphere) {
        return hemispheres[hemisphere];
    }

    /** The weight of a synapse, 0..63. */
    public int weight(int hemisphere, int row, int column) {
        return weights[(hemisphere * ROWS + row) * COLUMNS + column];
    }

    /** The address that a synapse compares with those of events, 0..63. */
    public int address(int hemisphere, int row, int column) {
        return addresses[(hemisphere * ROWS + row) * COLUMNS + column];
    }

    /** The trim of a synapse's correlation sensor: two bits of amplitude, and two of time constant times 4. */
    public int correlationTrim(int hemisphere, int row, int column) {
        return trims[(hemisphere * ROWS + row) * COLUMNS + column];
    }

    /** The nodes of the crossbar that were set; all others are closed. */
    public List<CrossbarNode> nodes() {
        return nodes;
    }

    /** A background source, 0..7. */
    public BackgroundSource background(int source) {
        return background[source];
    }

    /** Builds a configuration. Every method checks its arguments, and a message names the block that is wrong. */
    public static final class Builder {

        /** A place in the crossbar. */
        private record Place(int input, int output) {}

        private final ChipGeometry geometry;
        private final NeuronSettings[] neurons;
        private final DriverSettings[] drivers;
        private final HemisphereSettings[] hemispheres;
        private final byte[] weights;
        private final byte[] addresses;
        private final byte[] trims;
        private final Map<Place, CrossbarNode> nodes = new LinkedHashMap<>();
        private final BackgroundSource[] background = new BackgroundSource[Crossbar.BACKGROUND_SOURCES];

        private Builder(ChipGeometry geometry) {
            this.geometry = geometry;
            int count = geometry.hemispheres();
            neurons = new NeuronSettings[count * COLUMNS];
            drivers = new DriverSettings[count * DRIVERS];
            hemispheres = new HemisphereSettings[count];
            weights = new byte[count * ROWS * COLUMNS];
            addresses = new byte[count * ROWS * COLUMNS];
            trims = new byte[count * ROWS * COLUMNS];
            Arrays.fill(neurons, NeuronSettings.OFF);
            Arrays.fill(drivers, DriverSettings.OFF);
            Arrays.fill(hemispheres, HemisphereSettings.DEFAULT);
            Arrays.fill(trims, (byte) NEUTRAL_TRIM);
            Arrays.fill(background, BackgroundSource.OFF);
        }

        /** Sets a neuron circuit. */
        public Builder neuron(Neuron neuron, NeuronSettings settings) {
            neurons[hemisphere(neuron.hemisphere()) * COLUMNS + neuron.column()] = Objects.requireNonNull(settings);
            return this;
        }

        /** Sets all neuron circuits alike. */
        public Builder allNeurons(NeuronSettings settings) {
            Arrays.fill(neurons, Objects.requireNonNull(settings));
            return this;
        }

        /** Sets a synapse driver, 0..127. */
        public Builder driver(int hemisphere, int driver, DriverSettings settings) {
            Limits.check("a synapse driver", driver, 0, DRIVERS - 1);
            drivers[hemisphere(hemisphere) * DRIVERS + driver] = Objects.requireNonNull(settings);
            return this;
        }

        /** Sets all synapse drivers alike. */
        public Builder allDrivers(DriverSettings settings) {
            Arrays.fill(drivers, Objects.requireNonNull(settings));
            return this;
        }

        /** Sets the clocks of a hemisphere. */
        public Builder clocks(int hemisphere, HemisphereSettings settings) {
            hemispheres[hemisphere(hemisphere)] = Objects.requireNonNull(settings);
            return this;
        }

        /**
         * Sets a synapse.
         *
         * @param row 0..255
         * @param column 0..255
         * @param weight 0..63
         * @param address of the events that it takes, 0..63
         */
        public Builder synapse(int hemisphere, int row, int column, int weight, int address) {
            int at = synapse(hemisphere, row, column);
            if (weight < 0 || weight > MAX_WEIGHT) {
                Limits.check(name(hemisphere, row, column, "weight"), weight, 0, MAX_WEIGHT);
            }
            if (address < 0 || address >= EventLabel.ADDRESSES) {
                Limits.check(name(hemisphere, row, column, "address"), address, 0, EventLabel.ADDRESSES - 1);
            }
            weights[at] = (byte) weight;
            addresses[at] = (byte) address;
            return this;
        }

        /**
         * Sets the trim of a synapse's correlation sensor.
         *
         * @param amplitude 0..3
         * @param time 0..3
         */
        public Builder correlationTrim(int hemisphere, int row, int column, int amplitude, int time) {
            int bits = Limits.check(name(hemisphere, row, column, "amplitude trim"), amplitude, 0, LARGEST_TRIM / 4)
                    | Limits.check(name(hemisphere, row, column, "time trim"), time, 0, LARGEST_TRIM / 4) << 2;
            trims[synapse(hemisphere, row, column)] = (byte) bits;
            return this;
        }

        /** Sets a node of the crossbar, in place of what stood there. */
        public Builder node(CrossbarNode node) {
            nodes.put(new Place(node.input(), node.output()), node);
            return this;
        }

        /** Sets a background source, 0..7. */
        public Builder background(int source, BackgroundSource settings) {
            Limits.check("a background source", source, 0, Crossbar.BACKGROUND_SOURCES - 1);
            background[source] = Objects.requireNonNull(settings);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if neuron circuits are joined to circuits that do not exist
         */
        public SpikingConfiguration build() {
            for (int i = 0; i < neurons.length; i++) {
                Compartment compartment = neurons[i].compartment();
                boolean right = compartment.somaRight() || compartment.membraneRight();
                if (right && i % COLUMNS == COLUMNS - 1) {
                    throw new IllegalArgumentException(
                            "neuron %s of hemisphere %s is joined to the right, where no neuron is"
                                    .formatted(i % COLUMNS, i / COLUMNS));
                }
                if (compartment.membraneAcross() && geometry.hemispheres() != 2) {
                    throw new IllegalArgumentException(
                            "neuron %s of hemisphere %s is joined across, but the chip has %s hemispheres"
                                    .formatted(i % COLUMNS, i / COLUMNS, geometry.hemispheres()));
                }
            }
            return new SpikingConfiguration(this);
        }

        private int hemisphere(int hemisphere) {
            return Limits.check("a hemisphere", hemisphere, 0, geometry.hemispheres() - 1);
        }

        private int synapse(int hemisphere, int row, int column) {
            Limits.check("a synapse row", row, 0, ROWS - 1);
            Limits.check("a synapse column", column, 0, COLUMNS - 1);
            return (hemisphere(hemisphere) * ROWS + row) * COLUMNS + column;
        }

        private static String name(int hemisphere, int row, int column, String what) {
            return "the %s of the synapse in row %s, column %s of hemisphere %s"
                    .formatted(what, row, column, hemisphere);
        }
    }
}
