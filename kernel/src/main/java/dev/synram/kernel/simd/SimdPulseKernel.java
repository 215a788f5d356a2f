package dev.synram.kernel.simd;

import static dev.synram.kernel.data.DriverTable.BASE;
import static dev.synram.kernel.data.DriverTable.SLOPE;
import static dev.synram.kernel.data.DriverTable.STRIDE;
import static dev.synram.kernel.data.DriverTable.TOP;
import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.FLOATS;
import static dev.synram.kernel.simd.Lanes.INTS;
import static dev.synram.kernel.simd.Lanes.broadcast;
import static dev.synram.kernel.simd.Lanes.larger;
import static dev.synram.kernel.simd.Lanes.load;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.PulseKernel;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Pulses with the Vector API. Sums begin with vectors made in place: a constant among the values that a loop carries
 * would make the compiler keep all of them as objects.
 */
final class SimdPulseKernel implements PulseKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final byte OUT_OF_RANGE = ~31;

    @Override
    public boolean count(LaneGroup group) {
        byte[] activations = group.activations();
        int[] rows = group.rows;
        byte[] events = group.terms.events;
        int inputs = group.inputs();
        int lanes = group.lanes();
        boolean inRange = true;
        for (int lane = 0; lane < lanes; lane += BYTES.length()) {
            ByteVector count = ByteVector.zero(BYTES);
            ByteVector all = ByteVector.zero(BYTES);
            for (int i = 0; i < inputs; i++) {
                ByteVector values = ByteVector.fromArray(BYTES, activations, rows[i] + lane);
                count = count.add(values.min((byte) 1).max((byte) 0));
                all = all.or(values);
            }
            count.intoArray(events, lane);
            VectorMask<Byte> used = BYTES.indexInRange(lane, lanes);
            inRange &= !all.and(OUT_OF_RANGE)
                    .compare(VectorOperators.NE, 0)
                    .and(used)
                    .anyTrue();
        }
        return inRange;
    }

    @Override
    public void pulses(DriverTable drivers, EventTable times, LaneGroup group) {
        for (int lane = 0; lane < group.lanes(); lane += COUNT) {
            sendLanes(drivers.values, times, group, lane);
        }
    }

    private static void sendLanes(float[] drivers, EventTable times, LaneGroup group, int lane) {
        byte[] activations = group.activations();
        int[] rows = group.rows;
        float[] out = group.pulses;
        LaneTerms terms = group.terms;
        int inputs = group.inputs();
        int firstDriver = group.firstDriver() * STRIDE;
        IntVector leakPerEvent = IntVector.broadcast(INTS, Float.floatToRawIntBits(times.leakPerEvent));
        IntVector arrivalPerEvent = IntVector.broadcast(INTS, Float.floatToRawIntBits(times.arrivalPerEvent));
        IntVector none = IntVector.zero(INTS);
        FloatVector leaked = load(terms.leaked, lane);
        FloatVector missing = load(terms.missing, lane);
        FloatVector lengths = broadcast(0f);
        FloatVector squares = broadcast(0f);
        for (int i = inputs - 1; i >= 0; i--) {
            int driver = firstDriver + i * STRIDE;
            IntVector activation =
                    (IntVector) ByteLanes.load(activations, rows[i] + lane).convertShape(VectorOperators.B2I, INTS, 0);
            IntVector sent = none.sub(activation).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
            FloatVector length = ((FloatVector) activation.convertShape(VectorOperators.I2F, FLOATS, 0))
                    .fma(broadcast(drivers[driver + SLOPE]), broadcast(drivers[driver + BASE]))
                    .reinterpretAsInts()
                    .max(none)
                    .min(broadcast(drivers[driver + TOP]).reinterpretAsInts())
                    .and(sent)
                    .reinterpretAsFloats();
            leaked.sub(missing).mul(length).intoArray(out, i * InterleavedVectors.LANES + lane);
            lengths = lengths.add(length);
            squares = length.fma(length, squares);
            leaked = leaked.fma(leakPerEvent.and(sent).reinterpretAsFloats(), leaked);
            missing = missing.fma(arrivalPerEvent.and(sent).reinterpretAsFloats(), missing);
        }
        FloatVector typical = squares.div(larger(lengths, broadcast(Float.MIN_NORMAL)));
        lengths.mul(load(terms.meanWeight, lane)).intoArray(terms.pulses, lane);
        typical.mul(load(terms.linear, lane)).intoArray(terms.linear, lane);
        typical.mul(typical).intoArray(terms.constant, lane);
        FloatVector counts = (FloatVector)
                IntVector.fromArray(INTS, terms.counts, lane).convertShape(VectorOperators.I2F, FLOATS, 0);
        counts.div(lengths).blend(0f, lengths.compare(VectorOperators.EQ, 0f)).intoArray(terms.inverseMean, lane);
    }
}
