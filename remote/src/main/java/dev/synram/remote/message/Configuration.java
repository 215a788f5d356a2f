package dev.synram.remote.message;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything digital that spiking neurons need, see {@link SpikingConfiguration}.
 *
 * @param hemispheres of the chip that it is for
 * @param neurons all circuits, hemisphere by hemisphere
 * @param drivers all synapse drivers, hemisphere by hemisphere
 * @param clocks one a hemisphere
 * @param weights all synapses, hemisphere by hemisphere, row by row, 0..63
 * @param addresses as many, 0..63
 * @param trims as many trims of correlation sensors, amplitude + 4 x time
 * @param nodes of the crossbar; all others are closed
 * @param background all background sources
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isSame
public record Configuration(
        int hemispheres,
        List<NeuronSettings> neurons,
        List<DriverSettings> drivers,
        List<HemisphereSettings> clocks,
        byte[] weights,
        byte[] addresses,
        byte[] trims,
        List<CrossbarNode> nodes,
        List<BackgroundSource> background) {

    private static final int COLUMNS = ChipGeometry.COLUMNS;
    private static final int ROWS = SpikingConfiguration.ROWS;
    private static final int DRIVERS = SpikingConfiguration.DRIVERS;
    private static final int TRIMS = 4;

    public Configuration {
        int synapses = Math.multiplyExact(hemispheres, ROWS * COLUMNS);
        require("neurons", neurons.size(), hemispheres * COLUMNS);
        require("synapse drivers", drivers.size(), hemispheres * DRIVERS);
        require("clocks of hemispheres", clocks.size(), hemispheres);
        require("weights", weights.length, synapses);
        require("addresses", addresses.length, synapses);
        require("trims", trims.length, synapses);
        require("background sources", background.size(), Crossbar.BACKGROUND_SOURCES);
    }

    private static void require(String what, int count, int expected) {
        if (count != expected) {
            throw new IllegalArgumentException(
                    "a configuration has %s %s; expected %s".formatted(count, what, expected));
        }
    }

    /** The message of a configuration. */
    public static Configuration of(SpikingConfiguration from) {
        int hemispheres = from.geometry().hemispheres();
        byte[] weights = new byte[hemispheres * ROWS * COLUMNS];
        byte[] addresses = new byte[weights.length];
        byte[] trims = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int hemisphere = i / (ROWS * COLUMNS);
            int row = i / COLUMNS % ROWS;
            weights[i] = (byte) from.weight(hemisphere, row, i % COLUMNS);
            addresses[i] = (byte) from.address(hemisphere, row, i % COLUMNS);
            trims[i] = (byte) from.correlationTrim(hemisphere, row, i % COLUMNS);
        }
        return new Configuration(
                hemispheres,
                IntStream.range(0, hemispheres * COLUMNS)
                        .mapToObj(i -> from.neuron(i / COLUMNS, i % COLUMNS))
                        .toList(),
                IntStream.range(0, hemispheres * DRIVERS)
                        .mapToObj(i -> from.driver(i / DRIVERS, i % DRIVERS))
                        .toList(),
                IntStream.range(0, hemispheres).mapToObj(from::hemisphere).toList(),
                weights,
                addresses,
                trims,
                from.nodes(),
                IntStream.range(0, Crossbar.BACKGROUND_SOURCES)
                        .mapToObj(from::background)
                        .toList());
    }

    /**
     * The configuration of this message.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SpikingConfiguration spiking() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(new ChipGeometry(hemispheres));
        for (int i = 0; i < neurons.size(); i++) {
            builder.neuron(new Neuron(i / COLUMNS, i % COLUMNS), neurons.get(i));
        }
        for (int i = 0; i < drivers.size(); i++) {
            builder.driver(i / DRIVERS, i % DRIVERS, drivers.get(i));
        }
        for (int i = 0; i < hemispheres; i++) {
            builder.clocks(i, clocks.get(i));
        }
        for (int i = 0; i < weights.length; i++) {
            synapse(builder, i);
        }
        nodes.forEach(builder::node);
        for (int i = 0; i < background.size(); i++) {
            builder.background(i, background.get(i));
        }
        return builder.build();
    }

    private void synapse(SpikingConfiguration.Builder builder, int i) {
        int hemisphere = i / (ROWS * COLUMNS);
        int row = i / COLUMNS % ROWS;
        builder.synapse(hemisphere, row, i % COLUMNS, weights[i], addresses[i]);
        if (trims[i] != 0) {
            builder.correlationTrim(hemisphere, row, i % COLUMNS, trims[i] % TRIMS, trims[i] / TRIMS);
        }
    }

    /** Whether another configuration is equal. */
    public boolean isSame(Configuration other) {
        return hemispheres == other.hemispheres
                && Arrays.equals(weights, other.weights)
                && Arrays.equals(addresses, other.addresses)
                && Arrays.equals(trims, other.trims)
                && neurons.equals(other.neurons)
                && drivers.equals(other.drivers)
                && clocks.equals(other.clocks)
                && nodes.equals(other.nodes)
                && background.equals(other.background);
    }
}
