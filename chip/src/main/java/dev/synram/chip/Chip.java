package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The host's view of one chip: write configuration cells and weights, multiply vectors, read the ADCs. Whatever can be
 * learned about a chip's errors is learned by measuring through this interface.
 *
 * <p>What an implementation must do is written here and nowhere else, and {@code dev.synram.contract.ChipContract}
 * tests it. Besides what each method says:
 *
 * <ul>
 *   <li>A chip is used by one thread at a time; the next may be another thread. A call that begins while another has not
 *       ended throws {@link IllegalStateException}, naming the chip and both threads, and does not disturb the other.
 *       Within a call an implementation may use several threads. {@link ChipGuard} sees to this rule and the next.
 *   <li>After {@link #close}, every method but {@link #id}, {@link #geometry}, {@link #canSpike} and {@code close} throws
 *       {@link IllegalStateException} at once.
 *   <li>Any method that touches the chip may throw {@link ChipFailedException}; the chip must not be used again then.
 *   <li>Arguments are checked before anything changes, except activations, which may be found out of range when some
 *       results have been received. A hemisphere that does not exist is an {@link IllegalArgumentException}.
 *   <li>Arrays are copied: the caller may change what it passed or received.
 *   <li>A chip begins with all cells at their defaults and all weights 0.
 * </ul>
 */
public interface Chip extends AutoCloseable {

    /** Time between two samples of the fast ADC: our choice, about 30 million samples a second. */
    double MADC_INTERVAL_NANOS = ChipTime.MADC_INTERVAL_NANOS;

    /**
     * Names the chip, so that a calibration can be told to belong to it: chips with the same errors, and no others, have
     * the same id.
     */
    String id();

    /** The chip's size. */
    ChipGeometry geometry();

    /**
     * Writes the cells of one kind, all instances.
     *
     * @param values hemisphere by hemisphere, see {@link Cell}
     * @throws IllegalArgumentException if a value is outside the cell's range or the number of values is wrong
     */
    void writeCells(Cell cell, int[] values);

    /** The cells of one kind as last written, all instances, hemisphere by hemisphere. */
    int[] readCells(Cell cell);

    /**
     * Writes weights into a block of a synram; all others stay as they are, but what a block with the other use of its rows
     * held in the same columns of the same synapse drivers is lost: it is 0.
     *
     * @param weights inputs x columns of the block, row by row, each -63..63, or 0..63 if the block is unsigned
     * @throws IllegalArgumentException naming the first weight out of range, or a wrong number of weights
     */
    void writeWeights(Block block, byte[] weights);

    /**
     * Multiplies vectors with the matrix in a block: {@code result = gain * numSends * (activations x weights)} with
     * the chip's errors, noise and limits, in CADC LSB after baseline subtraction, saturated to -128..127.
     *
     * <p>A simulated chip draws the noise of each vector from the key and the vector's number alone, so that the same key
     * gives the same results, whether the vectors come in one call or in several whose keys skip those before. A real chip
     * ignores the key.
     *
     * @param what the block, how events are sent, and the key of the noise
     * @param activations vectors of as many elements as the block has inputs, each 0..31; 0 vectors are allowed
     * @param results receives as many vectors of as many elements as the block has columns, and as many a sample as the
     *     activations have if both are interleaved
     * @return the number of events of one send of all vectors: activations that are not 0
     * @throws IllegalArgumentException if a shape does not fit or an activation is out of range
     * @throws ChipFailedException if the chip does not answer any more
     */
    long multiply(Multiplication what, VectorSource activations, VectorBatch results);

    /**
     * As {@link #multiply}, but adds to what {@code results} holds and saturates the sums to -128..127, as the chip's
     * processors do with the parts of a matrix that has more rows than a synram.
     *
     * @param what the block, how events are sent, and the key of the noise
     * @param activations vectors of as many elements as the block has inputs, each 0..31
     * @param results holds and receives as many vectors of as many elements as the block has columns
     * @return the number of events of one send of all vectors
     */
    long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results);

    /**
     * Resets the membranes of one hemisphere, waits without sending events, and reads its CADC.
     *
     * @param microsAfterReset time from the end of the reset to the reading in µs, finite and not below 0
     * @param noise key of the noise; its {@code offset} counts repeated readings
     * @return the raw reading of each column, 0..255
     */
    int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise);

    /**
     * Connects all CADC channels of one hemisphere to one voltage and reads them.
     *
     * @param cellValue the voltage as the value of an analog cell, 0..1022
     * @param noise key of the noise; its {@code offset} counts repeated readings
     * @return the raw reading of each column, 0..255
     */
    int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise);

    /**
     * Records the membrane of one neuron with the fast ADC while a vector is sent. The first sample is taken when the
     * reset ends, and so is the first event; samples follow every {@link #MADC_INTERVAL_NANOS}.
     *
     * @param neuron whose membrane
     * @param stimulus the vector that is sent to its hemisphere
     * @param samples how many, 0 or more
     * @param noise key of the noise; its {@code offset} counts repeated recordings
     * @return raw readings, 0..1023
     */
    int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise);

    /**
     * Makes several readings, one after the other, each as the method for it does. A chip behind a network makes them in one round
     * trip; others gain nothing.
     *
     * @return the values of each reading
     */
    default List<int[]> read(List<Reading> readings) {
        List<int[]> values = new ArrayList<>();
        for (Reading reading : readings) {
            values.add(
                    switch (reading) {
                        case Reading.Membranes of -> readMembranes(of.hemisphere(), of.microsAfterReset(), of.noise());
                        case Reading.Voltage of -> readVoltage(of.hemisphere(), of.cellValue(), of.noise());
                        case Reading.Trace of -> recordMembrane(of.neuron(), of.stimulus(), of.samples(), of.noise());
                    });
        }
        return values;
    }

    /** Whether the chip can emulate spiking neurons, so that {@link #emulate} may be called. */
    default boolean canSpike() {
        return false;
    }

    /**
     * Emulates spiking neurons: configures the chip, then plays runs one after the other, each from rest. What {@link
     * #writeWeights} wrote is lost: those weights are 0. Analog cells stay as they were written; membranes have the range that the
     * CADC's cells give it.
     *
     * <p>A simulated chip draws the noise of each run from the key and the run's number alone, as {@link #multiply} does for
     * vectors.
     *
     * @param configuration everything digital
     * @param runs what is played; 0 runs are allowed
     * @param noise key of the noise; its {@code offset} counts runs
     * @return one record a run
     * @throws IllegalArgumentException if the configuration is for a chip of another size, or a recorded neuron does not exist
     * @throws UnsupportedOperationException if the chip {@linkplain #canSpike cannot spike}
     * @throws ChipFailedException if the chip does not answer any more
     */
    default List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        throw new UnsupportedOperationException("chip %s cannot emulate spiking neurons".formatted(id()));
    }

    /**
     * Releases the chip and the threads of its implementation. Closing a closed chip does nothing.
     *
     * @throws IllegalStateException if another call has not ended
     */
    @Override
    void close();
}
