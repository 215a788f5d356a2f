package dev.synram.simulator.spiking;

/**
 * Charges that an event brings through one driver, or through several without plasticity, with pulses of their usual length.
 *
 * @param driver lane of the driver whose plasticity changes the pulses, or {@link #NO_DRIVER}
 * @param first lane of the first charge
 * @param excitatory charges on excitatory lines, one a lane; none if empty
 * @param inhibitory charges on inhibitory lines, one a lane; none if empty
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all events of one label; never compared
record RowCharge(int driver, int first, float[] excitatory, float[] inhibitory) {

    /** No plasticity. */
    static final int NO_DRIVER = -1;

    /** Whether no synapse takes the event. */
    boolean empty() {
        return excitatory.length == 0 && inhibitory.length == 0;
    }

    double excitatoryAt(int lane) {
        return at(excitatory, lane);
    }

    double inhibitoryAt(int lane) {
        return at(inhibitory, lane);
    }

    /** Whether a lane receives charge. */
    boolean touches(int lane) {
        return excitatoryAt(lane) != 0 || inhibitoryAt(lane) != 0;
    }

    private double at(float[] charges, int lane) {
        int i = lane - first;
        return i >= 0 && i < charges.length ? charges[i] : 0;
    }
}
