package dev.synram.simulator.spiking.event;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a configuration sends events, worked out once: what nodes pass, which drivers take what, and the labels of neurons.
 * Immutable, so any number of runs may use it at the same time.
 */
public final class RoutingTable {

    /** The open nodes of one input. */
    @SuppressWarnings("ArrayRecordComponent") // the table's own; never compared
    private record Nodes(int[] outputs, int[] targets, int[] masks) {

        static Nodes of(List<CrossbarNode> nodes) {
            return new Nodes(
                    nodes.stream().mapToInt(CrossbarNode::output).toArray(),
                    nodes.stream().mapToInt(CrossbarNode::target).toArray(),
                    nodes.stream().mapToInt(CrossbarNode::mask).toArray());
        }
    }

    private final Nodes[] nodes = new Nodes[Crossbar.INPUTS];
    private final int[][][] drivers = new int[Crossbar.BUS_OUTPUTS][EventLabel.ROW_SELECTS][0];
    private final int[] neuronLabels;
    private final BackgroundSource[] background = new BackgroundSource[Crossbar.BACKGROUND_SOURCES];

    /** Works out where a configuration sends events. */
    public RoutingTable(SpikingConfiguration configuration) {
        List<List<CrossbarNode>> byInput = new ArrayList<>();
        for (int input = 0; input < Crossbar.INPUTS; input++) {
            byInput.add(new ArrayList<>());
        }
        for (CrossbarNode node : configuration.nodes()) {
            if (mayPass(node)) {
                byInput.get(node.input()).add(node);
            }
        }
        for (int input = 0; input < Crossbar.INPUTS; input++) {
            nodes[input] = Nodes.of(byInput.get(input));
        }
        int hemispheres = configuration.geometry().hemispheres();
        for (int output = 0; output < Crossbar.BUS_OUTPUTS; output++) {
            int hemisphere = output / Crossbar.BUSES;
            if (hemisphere < hemispheres) {
                int bus = output % Crossbar.BUSES;
                for (int rowSelect = 0; rowSelect < EventLabel.ROW_SELECTS; rowSelect++) {
                    drivers[output][rowSelect] = drivers(configuration, hemisphere, bus, rowSelect);
                }
            }
        }
        neuronLabels = new int[hemispheres * COLUMNS];
        for (int i = 0; i < neuronLabels.length; i++) {
            int column = i % COLUMNS;
            int address = configuration.neuron(i / COLUMNS, column).address();
            neuronLabels[i] =
                    EventLabel.ofNeuron(Crossbar.neuronOutput(column), address).value();
        }
        for (int source = 0; source < Crossbar.BACKGROUND_SOURCES; source++) {
            background[source] = configuration.background(source);
        }
    }

    private static boolean mayPass(CrossbarNode node) {
        return (node.target() & ~node.mask()) == 0;
    }

    private static int[] drivers(SpikingConfiguration configuration, int hemisphere, int bus, int rowSelect) {
        return IntStream.range(0, SpikingConfiguration.DRIVERS)
                .filter(driver -> driver % Crossbar.BUSES == bus)
                .filter(driver -> {
                    DriverSettings settings = configuration.driver(hemisphere, driver);
                    return (settings.even() != RowUse.DISABLED || settings.odd() != RowUse.DISABLED)
                            && settings.takes(driver / Crossbar.BUSES, rowSelect);
                })
                .toArray();
    }

    /**
     * The outputs of the crossbar that an event passes to, one bit an output.
     *
     * @param input of the crossbar
     * @param label value of the event's label
     */
    public int outputs(int input, int label) {
        Nodes of = nodes[input];
        int outputs = 0;
        for (int i = 0; i < of.outputs.length; i++) {
            if ((label & of.masks[i]) == of.targets[i]) {
                outputs |= 1 << of.outputs[i];
            }
        }
        return outputs;
    }

    /**
     * The drivers, of the hemisphere of a bus, that take an event and drive at least one row, in rising order. The array is the
     * table's own: it must not be changed.
     *
     * @param busOutput output of the crossbar towards the bus, 0..7
     * @param rowSelect of the event, 0..31
     */
    public int[] drivers(int busOutput, int rowSelect) {
        return drivers[busOutput][rowSelect];
    }

    /** The value of the label of a neuron's events. */
    int neuronLabel(int hemisphere, int column) {
        return neuronLabels[hemisphere * COLUMNS + column];
    }

    /** The settings of a background source. */
    BackgroundSource background(int source) {
        return background[source];
    }
}
