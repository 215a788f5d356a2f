package dev.synram.chip.kernel;

/** Turns the activations of a vector into what their events put into the matrix. */
public interface PulseKernel {

    /** Activations are read in steps of this many; beyond a vector's last one there must be zeros. */
    int STEP = 16;

    /**
     * Counts the events of a vector: its activations that are not 0.
     *
     * @return their number, or -1 if an activation is not 0..31
     */
    int events(byte[] activations, int start, int inputs);

    /**
     * Computes for every input the length of its pulse times what is left of it at the reading, and 0 for inputs
     * without an event.
     *
     * @param activations those of the vector, 0..31
     * @param start index of the first
     * @param inputs how many
     * @param drivers their drivers
     * @param firstInput driver of the first
     * @param events as counted
     * @param timing what is left of each event
     * @param out receives a value an input, up to the next multiple of {@value #STEP}
     * @param outStart index of the first
     * @param sums receives statistics of the pulses
     */
    void pulses(
            byte[] activations,
            int start,
            int inputs,
            DriverTable drivers,
            int firstInput,
            int events,
            TimingTable timing,
            float[] out,
            int outStart,
            PulseSums sums);
}
