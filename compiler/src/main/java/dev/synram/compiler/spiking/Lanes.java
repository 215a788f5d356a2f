package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the synapse buses are shared by sources. A lane is a bus of the same number in both hemispheres, or a half or a quarter of its
 * drivers. Halves take the events of one of the two neuron outputs that reach the bus: bit 10 of a label, the highest bit of an
 * output and of a row select. Quarters compare bit 6, too, the lowest bit of a row select, which neurons have free in their addresses.
 *
 * @param perBus 1, 2 or 4
 */
record Lanes(int perBus) {

    private static final int HIGHEST_SELECT_BIT = EventLabel.ROW_SELECTS / 2;
    private static final int LOWEST_SELECT_BIT = 1;
    private static final int DRIVERS_PER_BUS = SpikingConfiguration.DRIVERS / Crossbar.BUSES;
    private static final int MOST_PER_BUS = 4;

    /** The fewest lanes that distinguish a number of sources; as many as possible if there are more. */
    static Lanes distinguishing(int sources) {
        int perBus = 1;
        while (perBus < MOST_PER_BUS && sources > Crossbar.BUSES * perBus * EventLabel.ADDRESSES) {
            perBus *= 2;
        }
        return new Lanes(perBus);
    }

    /** The most sources that a chip distinguishes. */
    static int mostSources() {
        return MOST_PER_BUS * Crossbar.BUSES * EventLabel.ADDRESSES;
    }

    int count() {
        return Crossbar.BUSES * perBus;
    }

    int bus(int lane) {
        return lane % Crossbar.BUSES;
    }

    /** Groups of circuits whose spikes arrive in the same lanes. */
    int groups() {
        return Math.min(count(), Crossbar.NEURON_OUTPUTS);
    }

    /** The group of circuits whose spikes may arrive in a lane. */
    int group(int lane) {
        return lane % groups();
    }

    /** The group of a circuit. */
    int group(Neuron circuit) {
        return Crossbar.neuronOutput(circuit.column()) % groups();
    }

    /** Bits of the row select that drivers compare. */
    int comparedBits() {
        return switch (perBus) {
            case 1 -> 0;
            case 2 -> HIGHEST_SELECT_BIT;
            default -> HIGHEST_SELECT_BIT | LOWEST_SELECT_BIT;
        };
    }

    /** The compared bits of the row select of a lane's events. */
    int rowSelect(int lane) {
        int highest = lane / Crossbar.BUSES % 2;
        return highest * HIGHEST_SELECT_BIT + lowest(lane) * LOWEST_SELECT_BIT;
    }

    /** The first address of neurons whose spikes arrive in a lane. */
    int firstNeuronAddress(int lane) {
        return lowest(lane) * EventLabel.ADDRESSES;
    }

    private static int lowest(int lane) {
        return lane / Crossbar.NEURON_OUTPUTS;
    }

    /** Rows of a hemisphere that take the events of a lane. */
    int rows() {
        return SpikingConfiguration.ROWS / count();
    }

    /** The synapse rows of a hemisphere that take the events of a lane. */
    List<Integer> rows(int lane) {
        return IntStream.range(0, DRIVERS_PER_BUS)
                .filter(index -> (index & comparedBits()) == rowSelect(lane))
                .map(index -> bus(lane) + Crossbar.BUSES * index)
                .flatMap(driver -> IntStream.of(2 * driver, 2 * driver + 1))
                .boxed()
                .toList();
    }
}
