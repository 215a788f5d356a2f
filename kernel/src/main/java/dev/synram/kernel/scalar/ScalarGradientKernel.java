package dev.synram.kernel.scalar;

import static dev.synram.kernel.data.AdamState.EPSILON;
import static dev.synram.kernel.data.AdamState.MEAN_DECAY;
import static dev.synram.kernel.data.AdamState.SQUARE_DECAY;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;

/** The backward pass and updates in plain Java. */
public final class ScalarGradientKernel implements GradientKernel {

    @Override
    public void floats(byte[] values, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = values[i];
        }
    }

    @Override
    public void ramp(float[] gradients, int from, int count, Ramp ramp) {
        for (int i = from; i < from + count; i++) {
            byte argument = ramp.arguments()[i];
            gradients[i] = argument > 0 && argument <= ramp.largest() ? gradients[i] * ramp.slope() : 0;
        }
    }

    @Override
    public void addRamp(FloatRange gradients, FloatRange sums, Ramp ramp) {
        byte[] arguments = ramp.arguments();
        for (int i = 0; i < sums.length(); i++) {
            int at = sums.start() + i;
            float slope = arguments[at] > 0 && arguments[at] <= ramp.largest() ? ramp.slope() : 0;
            sums.data()[at] += gradients.data()[gradients.start() + i] * slope;
        }
    }

    @Override
    public void add(FloatRange addends, FloatRange sums) {
        for (int i = 0; i < sums.length(); i++) {
            sums.data()[sums.start() + i] += addends.data()[addends.start() + i];
        }
    }

    @Override
    public void moments(AdamState state, int from, int count) {
        float[] means = state.means();
        float[] squares = state.squares();
        for (int i = from; i < from + count; i++) {
            float gradient = state.gradients()[i];
            means[i] = Fma.of(gradient, 1 - MEAN_DECAY, means[i] * MEAN_DECAY);
            squares[i] = Fma.of((1 - SQUARE_DECAY) * gradient, gradient, squares[i] * SQUARE_DECAY);
        }
    }

    @Override
    public void update(AdamState state, AdamState.Update update, int from, int count) {
        float[] values = state.values();
        for (int i = from; i < from + count; i++) {
            float value = values[i] - state.means()[i] * update.rate() / (state.roots()[i] + EPSILON);
            values[i] = Math.max(-update.limit(), Math.min(update.limit(), value));
        }
    }
}
