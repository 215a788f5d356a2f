package dev.synram.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Pulses with the Vector API. */
final class VectorPulseKernel implements PulseKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();

    private static final VectorSpecies<Byte> STEP_BYTES = ByteVector.SPECIES_128;

    @Override
    public int events(byte[] activations, int start, int inputs) {
        int events = 0;
        ByteVector all = ByteVector.zero(STEP_BYTES);
        for (int i = 0; i < inputs; i += STEP) {
            ByteVector values = ByteVector.fromArray(STEP_BYTES, activations, start + i);
            events += values.compare(VectorOperators.NE, 0).trueCount();
            all = all.or(values);
        }
        return all.and((byte) ~31).compare(VectorOperators.NE, 0).anyTrue() ? -1 : events;
    }

    @Override
    public void pulses(
            byte[] activations,
            int start,
            int inputs,
            DriverTable drivers,
            int firstInput,
            int events,
            TimingTable timing,
            float[] out,
            int outStart,
            PulseSums sums) {
        FloatVector lengths = FloatVector.zero(FLOATS);
        FloatVector squares = FloatVector.zero(FLOATS);
        int event = TimingTable.row(events);
        for (int i = 0; i < inputs; i += LANES) {
            IntVector values =
                    (IntVector) ByteLanes.load(activations, start + i).convertShape(VectorOperators.B2I, INTS, 0);
            VectorMask<Float> sent = values.compare(VectorOperators.NE, 0).cast(FLOATS);
            FloatVector length =
                    length((FloatVector) values.convertShape(VectorOperators.I2F, FLOATS, 0), drivers, firstInput + i);
            length = FloatVector.zero(FLOATS).blend(length, sent);
            lengths = lengths.add(rounded(length, PulseSums.ROUND_LENGTH));
            squares = squares.add(rounded(length.mul(length), PulseSums.ROUND_SQUARE));
            FloatVector left =
                    FloatVector.fromArray(FLOATS, timing.weights(), event).expand(sent);
            length.mul(left).intoArray(out, outStart + i);
            event += sent.trueCount();
        }
        sums.set(lengths.reduceLanes(VectorOperators.ADD), squares.reduceLanes(VectorOperators.ADD));
    }

    private static FloatVector length(FloatVector activation, DriverTable drivers, int driver) {
        FloatVector length = FloatVector.fromArray(FLOATS, drivers.slope(), driver)
                .fma(activation, FloatVector.fromArray(FLOATS, drivers.base(), driver));
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector positive = zero.blend(length, length.compare(VectorOperators.GT, zero));
        FloatVector top = FloatVector.fromArray(FLOATS, drivers.top(), driver);
        return top.blend(positive, positive.compare(VectorOperators.LT, top));
    }

    private static FloatVector rounded(FloatVector values, float rounder) {
        return values.add(rounder).sub(rounder);
    }
}
