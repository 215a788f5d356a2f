package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the synapse buses are shared by sources. A lane is a bus of the same number in both hemispheres, or one half of its drivers,
 * which then take the events of one of the two neuron outputs that reach the bus: bit 10 of a label, the highest bit of an output
 * and of a row select.
 *
 * @param perBus 1 or 2
 */
record Lanes(int perBus) {

    private static final int HIGHEST_SELECT_BIT = EventLabel.ROW_SELECTS / 2;
    private static final int DRIVERS_PER_BUS = SpikingConfiguration.DRIVERS / Crossbar.BUSES;

    /** The fewest lanes that distinguish a number of sources; as many as possible if there are more. */
    static Lanes distinguishing(int sources) {
        return new Lanes(sources <= Crossbar.BUSES * EventLabel.ADDRESSES ? 1 : 2);
    }

    /** The most sources that a chip distinguishes. */
    static int mostSources() {
        return 2 * Crossbar.BUSES * EventLabel.ADDRESSES;
    }

    int count() {
        return Crossbar.BUSES * perBus;
    }

    int bus(int lane) {
        return lane % Crossbar.BUSES;
    }

    /** The lane in which the spikes of a circuit arrive. */
    int of(Neuron circuit) {
        return Crossbar.neuronOutput(circuit.column()) % count();
    }

    /** Bits of the row select that drivers compare. */
    int comparedBits() {
        return perBus == 1 ? 0 : HIGHEST_SELECT_BIT;
    }

    /** The row select of events from the host. */
    int rowSelect(int lane) {
        return lane < Crossbar.BUSES ? 0 : HIGHEST_SELECT_BIT;
    }

    /** Rows of a hemisphere that take the events of a lane. */
    int rows() {
        return SpikingConfiguration.ROWS / count();
    }

    /** The synapse rows of a hemisphere that take the events of a lane. */
    List<Integer> rows(int lane) {
        int drivers = DRIVERS_PER_BUS / perBus;
        int first = lane / Crossbar.BUSES * drivers;
        return IntStream.range(first, first + drivers)
                .map(index -> bus(lane) + Crossbar.BUSES * index)
                .flatMap(driver -> IntStream.of(2 * driver, 2 * driver + 1))
                .boxed()
                .toList();
    }
}
