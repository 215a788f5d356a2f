package dev.synram.experiment.spiking.learning;

/** The tests of a network, each with noise of its own, so that a test that is repeated gives the same answers. */
public enum SpikingTest {
    /** With the weights of the host, simulated exactly there. */
    SOFTWARE(0),

    /** The same weights on the chip with equal cells in all neurons. */
    UNCALIBRATED(1),

    /** The same weights on the calibrated chip. */
    TRANSFERRED(2),

    /** The weights after training in the loop, on the calibrated chip. */
    IN_LOOP(3);

    /** Executions of training have numbers from 0. */
    private static final long FIRST_NOISE = 1L << 40;

    private static final int PART_BITS = 32;

    private final int number;

    SpikingTest(int number) {
        this.number = number;
    }

    /** The number of the execution of a part of the samples, from which a chip's noise is drawn. */
    long noise(int part) {
        return FIRST_NOISE + ((long) number << PART_BITS) + part;
    }
}
