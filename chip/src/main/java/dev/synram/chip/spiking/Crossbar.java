package dev.synram.chip.spiking;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the crossbar between neurons, links, generators and synapse buses has nodes: 76 of 20 inputs x 12 outputs (halco {@code
 * routing_crossbar.h}).
 *
 * <p>Inputs 0..7 are the outputs of neurons, of 64 each, 8..11 the links from the host, 12..19 the background sources. Outputs
 * 0..3 are the buses of hemisphere 0, 4..7 those of hemisphere 1, 8..11 the links to the host. Outputs {@code k} and {@code k + 4} of
 * neurons reach bus {@code k} of both hemispheres and link {@code k}; a link from the host reaches all buses and the link of the
 * same number back; background source {@code i} reaches bus {@code i mod 4} of hemisphere {@code i div 4} and link {@code i mod 4}.
 */
public final class Crossbar {

    /** Outputs of neurons: output {@code k} carries columns {@code 32 k} to {@code 32 k + 31} of both hemispheres. */
    public static final int NEURON_OUTPUTS = 8;

    /** Columns whose neurons share one output. */
    public static final int COLUMNS_PER_OUTPUT = 32;

    /** Background sources. */
    public static final int BACKGROUND_SOURCES = 8;

    /** Synapse buses of one hemisphere. */
    public static final int BUSES = 4;

    /** Inputs of the crossbar. */
    public static final int INPUTS = NEURON_OUTPUTS + EventLabel.LINKS + BACKGROUND_SOURCES;

    /** Outputs to synapse buses of both hemispheres. */
    public static final int BUS_OUTPUTS = 2 * BUSES;

    /** Outputs of the crossbar. */
    public static final int OUTPUTS = BUS_OUTPUTS + EventLabel.LINKS;

    private Crossbar() {}

    /** The crossbar's input for events of a neuron output, 0..7. */
    public static int neuronInput(int output) {
        return Limits.check("a neuron output", output, 0, NEURON_OUTPUTS - 1);
    }

    /** The crossbar's input for events of a link from the host, 0..3. */
    public static int linkInput(int link) {
        return NEURON_OUTPUTS + Limits.check("a link", link, 0, EventLabel.LINKS - 1);
    }

    /** The crossbar's input for events of a background source, 0..7. */
    public static int backgroundInput(int source) {
        return NEURON_OUTPUTS
                + EventLabel.LINKS
                + Limits.check("a background source", source, 0, BACKGROUND_SOURCES - 1);
    }

    /** The crossbar's output towards a synapse bus. */
    public static int busOutput(int hemisphere, int bus) {
        return BUSES * Limits.check("a hemisphere", hemisphere, 0, 1) + Limits.check("a bus", bus, 0, BUSES - 1);
    }

    /** The crossbar's output towards a link to the host, 0..3. */
    public static int linkOutput(int link) {
        return BUS_OUTPUTS + Limits.check("a link", link, 0, EventLabel.LINKS - 1);
    }

    /** The neuron output that carries the spikes of a column. */
    public static int neuronOutput(int column) {
        return column / COLUMNS_PER_OUTPUT;
    }

    /** Whether there is a node between an input and an output. */
    public static boolean hasNode(int input, int output) {
        Limits.check("a crossbar input", input, 0, INPUTS - 1);
        Limits.check("a crossbar output", output, 0, OUTPUTS - 1);
        if (input < NEURON_OUTPUTS) {
            return output % BUSES == input % BUSES;
        }
        if (input < NEURON_OUTPUTS + EventLabel.LINKS) {
            return output < BUS_OUTPUTS || output - BUS_OUTPUTS == input - NEURON_OUTPUTS;
        }
        int source = input - NEURON_OUTPUTS - EventLabel.LINKS;
        return output == source || output == BUS_OUTPUTS + source % EventLabel.LINKS;
    }

    /** All places where nodes are, closed. */
    public static List<CrossbarNode> nodes() {
        List<CrossbarNode> nodes = new ArrayList<>();
        for (int input = 0; input < INPUTS; input++) {
            for (int output = 0; output < OUTPUTS; output++) {
                if (hasNode(input, output)) {
                    nodes.add(CrossbarNode.closed(input, output));
                }
            }
        }
        return nodes;
    }
}
