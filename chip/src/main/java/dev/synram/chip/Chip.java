package dev.synram.chip;

/**
 * The host's view of one chip: write configuration cells and weights, multiply vectors, read the ADCs.
 *
 * <p>A chip is used by one thread at a time; an implementation may use several threads within a call. Whatever can be
 * learned about a chip's errors is learned by measuring through this interface.
 */
public interface Chip extends AutoCloseable {

    /** Time between two samples of the fast ADC: our choice, about 30 million samples a second. */
    double MADC_INTERVAL_NANOS = 32.0;

    /** Names the chip, so that a calibration can be told to belong to it. */
    String id();

    /** The chip's size. */
    ChipGeometry geometry();

    /**
     * Writes the cells of one kind, all instances.
     *
     * @throws IllegalArgumentException if a value is outside the cell's range or the number of values is wrong
     */
    void writeCells(Cell cell, int[] values);

    /** The cells of one kind as last written, all instances. */
    int[] readCells(Cell cell);

    /**
     * Writes weights into a block of a synram; all others stay as they are, but what a block with the other use of its rows
     * held there is lost.
     *
     * @param weights inputs x columns of the block, row by row, each -63..63, or 0..63 if the block is unsigned
     * @throws IllegalArgumentException naming the first weight out of range, or a wrong number of weights
     */
    void writeWeights(Block block, byte[] weights);

    /**
     * Multiplies vectors with the matrix in a block: {@code result = gain * numSends * (activations x weights)} with
     * the chip's errors, noise and limits, in CADC LSB after baseline subtraction, saturated to -128..127.
     *
     * @param activations vectors of as many elements as the block has inputs, each 0..31
     * @param results receives as many vectors of as many elements as the block has columns
     * @throws IllegalArgumentException if a shape does not fit or an activation is out of range
     * @throws ChipFailedException if the chip does not answer any more, as from any other method
     */
    void multiply(Block block, MacSettings settings, NoiseKey noise, VectorSource activations, VectorBatch results);

    /**
     * As {@link #multiply}, but adds to what {@code results} holds and saturates the sums to -128..127, as the chip's
     * processors do with the parts of a matrix that has more rows than a synram.
     *
     * @param results holds and receives as many vectors of as many elements as the block has columns
     */
    void multiplyAdd(Block block, MacSettings settings, NoiseKey noise, VectorSource activations, VectorBatch results);

    /**
     * Resets the membranes of one hemisphere, waits without sending events, and reads its CADC.
     *
     * @param microsAfterReset time from the end of the reset to the reading, 0 or more
     * @param noise key of the noise; its {@code offset} counts repeated readings
     * @return the raw reading of each column, 0..255
     */
    int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise);

    /**
     * Connects all CADC channels of one hemisphere to one voltage and reads them.
     *
     * @param cellValue the voltage as the value of an analog cell, 0..1022
     * @param noise key of the noise
     * @return the raw reading of each column, 0..255
     */
    int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise);

    /**
     * Records the membrane of one neuron with the fast ADC while a vector is sent. The first sample is taken when the
     * reset ends, and so is the first event; samples follow every {@link #MADC_INTERVAL_NANOS}.
     *
     * @param column of the neuron in its hemisphere
     * @param activations one for each input of the hemisphere, 0..31
     * @param samples how many
     * @return raw readings, 0..1023
     */
    int[] recordMembrane(
            int hemisphere, int column, MacSettings settings, byte[] activations, int samples, NoiseKey noise);

    /** Lets go of the chip. */
    @Override
    void close();
}
