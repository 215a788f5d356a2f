package dev.synram.simulator.spiking;

import dev.synram.kernel.data.LifState;

/** What a thread uses again in one run after another of a network, so that it is neither allocated nor cleared every time. */
final class Workspace {

    private final LifState state;
    private final BlockEvents events = new BlockEvents();
    private final int[] perStep;

    Workspace(Network network) {
        state = new LifState(network.table(), network.steps());
        perStep = new int[2 * network.steps()];
    }

    /** The state of the neurons. */
    LifState state() {
        return state;
    }

    /** The events of a block. */
    BlockEvents events() {
        return events;
    }

    /** How many rows are active, by step of a block and half of the lanes. */
    int[] perStep() {
        return perStep;
    }
}
