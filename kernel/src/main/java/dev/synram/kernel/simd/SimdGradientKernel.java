package dev.synram.kernel.simd;

import static dev.synram.kernel.data.AdamState.EPSILON;
import static dev.synram.kernel.data.AdamState.MEAN_DECAY;
import static dev.synram.kernel.data.AdamState.SQUARE_DECAY;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.scalar.ScalarGradientKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The backward pass and updates with the Vector API. */
final class SimdGradientKernel implements GradientKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();

    /** Whether the end of a range is a vector too: not where vectors are short, as on processors without masks. */
    private static final boolean MASKED = LANES > SimdKernels.FEWEST_LANES;

    private final GradientKernel rest = new ScalarGradientKernel();

    @Override
    public void floats(byte[] values, float[] target, int to, int count) {
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            ints(values, i)
                    .convertShape(VectorOperators.I2F, FLOATS, 0)
                    .reinterpretAsFloats()
                    .intoArray(target, to + i);
        }
        for (int i = whole; i < count; i++) {
            target[to + i] = values[i];
        }
    }

    @Override
    public void ramp(float[] gradients, int from, int count, Ramp ramp) {
        byte[] arguments = ramp.arguments();
        byte largest = ramp.largest();
        float slope = ramp.slope();
        int whole = FLOATS.loopBound(count);
        for (int i = from; i < from + whole; i += LANES) {
            IntVector some = ints(arguments, i);
            VectorMask<Float> rising = some.compare(VectorOperators.GT, 0)
                    .and(some.compare(VectorOperators.LE, largest))
                    .cast(FLOATS);
            FloatVector.zero(FLOATS)
                    .blend(FloatVector.fromArray(FLOATS, gradients, i).mul(slope), rising)
                    .intoArray(gradients, i);
        }
        rest.ramp(gradients, from + whole, count - whole, ramp);
    }

    @Override
    public void addRamp(FloatRange gradients, FloatRange sums, Ramp ramp) {
        byte[] arguments = ramp.arguments();
        byte largest = ramp.largest();
        float slope = ramp.slope();
        float[] source = gradients.data();
        float[] target = sums.data();
        int from = gradients.start();
        int to = sums.start();
        int count = sums.length();
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            IntVector some = ints(arguments, to + i);
            VectorMask<Float> rising = some.compare(VectorOperators.GT, 0)
                    .and(some.compare(VectorOperators.LE, largest))
                    .cast(FLOATS);
            FloatVector slopes = FloatVector.zero(FLOATS).blend(slope, rising);
            FloatVector.fromArray(FLOATS, target, to + i)
                    .add(FloatVector.fromArray(FLOATS, source, from + i).mul(slopes))
                    .intoArray(target, to + i);
        }
        for (int i = whole; i < count; i++) {
            float one = arguments[to + i] > 0 && arguments[to + i] <= largest ? slope : 0;
            target[to + i] += source[from + i] * one;
        }
    }

    @Override
    public void add(FloatRange addends, FloatRange sums) {
        float[] source = addends.data();
        float[] target = sums.data();
        int from = addends.start();
        int to = sums.start();
        int count = sums.length();
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(FLOATS, target, to + i)
                    .add(FloatVector.fromArray(FLOATS, source, from + i))
                    .intoArray(target, to + i);
        }
        if (MASKED) {
            VectorMask<Float> rest = FLOATS.indexInRange(whole, count);
            FloatVector.fromArray(FLOATS, target, to + whole, rest)
                    .add(FloatVector.fromArray(FLOATS, source, from + whole, rest))
                    .intoArray(target, to + whole, rest);
            return;
        }
        for (int i = whole; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }

    @Override
    public void moments(AdamState state, int from, int count) {
        float[] gradients = state.gradients();
        float[] means = state.means();
        float[] squares = state.squares();
        int whole = FLOATS.loopBound(count);
        for (int i = from; i < from + whole; i += LANES) {
            FloatVector gradient = FloatVector.fromArray(FLOATS, gradients, i);
            FloatVector mean = FloatVector.fromArray(FLOATS, means, i).mul(MEAN_DECAY);
            gradient.fma(FloatVector.broadcast(FLOATS, 1 - MEAN_DECAY), mean).intoArray(means, i);
            FloatVector square = FloatVector.fromArray(FLOATS, squares, i).mul(SQUARE_DECAY);
            gradient.mul(1 - SQUARE_DECAY).fma(gradient, square).intoArray(squares, i);
        }
        rest.moments(state, from + whole, count - whole);
    }

    @Override
    public void update(AdamState state, AdamState.Update update, int from, int count) {
        float[] values = state.values();
        float[] means = state.means();
        float[] roots = state.roots();
        float rate = update.rate();
        float limit = update.limit();
        int whole = FLOATS.loopBound(count);
        for (int i = from; i < from + whole; i += LANES) {
            FloatVector root = FloatVector.fromArray(FLOATS, roots, i).add(EPSILON);
            FloatVector step = FloatVector.fromArray(FLOATS, means, i).mul(rate).div(root);
            FloatVector.fromArray(FLOATS, values, i)
                    .sub(step)
                    .min(limit)
                    .max(-limit)
                    .intoArray(values, i);
        }
        rest.update(state, update, from + whole, count - whole);
    }

    private static IntVector ints(byte[] values, int from) {
        return (IntVector) ByteLanes.load(values, from).convertShape(VectorOperators.B2I, INTS, 0);
    }
}
