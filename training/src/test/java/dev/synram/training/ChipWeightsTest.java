package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.network.FloatWeights;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Adam in units of the chip: with a constant gradient each step is the learning rate, against the gradient's sign. */
class ChipWeightsTest {

    private static final float[] FIRST = {0.4f, -0.4f, 62.7f, -62.7f, 20f};
    private static final float[] GRADIENT = {0.01f, -3f, -1f, 1f, 0f};

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    /** Records the integers that a chip would hold for each batch. */
    private static final class Constant implements BatchGradient {

        private final List<byte[]> written = new ArrayList<>();

        @Override
        public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
            written.add(QuantizedWeights.of(weights.getFirst().weights()).values());
            return new Outcome(0, 0, List.of(GRADIENT));
        }
    }

    private static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void batchDone() {}

        @Override
        public void epochDone(TrainingState state) {}
    };

    /** Two batches in each of three epochs. */
    private static TrainingState train(
            BatchGradient gradient, LearningRateSchedule schedule, int epochs, TrainingState from) {
        Hyperparameters settings =
                Hyperparameters.inTheLoop(epochs, 1, 1f, 1).with(schedule, 0).withDecay(0.5f);
        LabelledData samples = LabelledData.of(new float[2], 1, new byte[2]);
        return new TrainingLoop<>(gradient, settings, (_, _) -> 0, SILENT).train(from, samples);
    }

    private static TrainingState first() {
        return TrainingState.initial(List.of(new FloatWeights(1, FIRST.length, FIRST.clone())));
    }

    private static void assertWeights(TrainingState state, float... expected) {
        assertThat(state.weights().getFirst().values()).containsExactly(expected, offset(2e-3f));
    }

    /** Two steps of 1, two of 1/2, two of 1/4; weights end at the limit of the chip, and one without gradient stays. */
    @Test
    void stepsFallAfterEachEpoch() {
        Constant gradient = new Constant();
        TrainingState trained = train(gradient, LearningRateSchedule.EXPONENTIAL, 3, first());
        assertWeights(trained, 0.4f - 3.5f, -0.4f + 3.5f, 63, -63, 20);
        assertThat(gradient.written)
                .containsExactly(
                        new byte[] {0, 0, 63, -63, 20},
                        new byte[] {-1, 1, 63, -63, 20},
                        new byte[] {-2, 2, 63, -63, 20},
                        new byte[] {-2, 2, 63, -63, 20},
                        new byte[] {-3, 3, 63, -63, 20},
                        new byte[] {-3, 3, 63, -63, 20});
    }

    /** The control: a constant rate goes further. */
    @Test
    void aConstantRateDoesNotFall() {
        assertWeights(train(new Constant(), LearningRateSchedule.CONSTANT, 3, first()), -5.6f, 5.6f, 63, -63, 20);
    }

    @Test
    void anInterruptionDoesNotChangeTheRate() {
        TrainingState interrupted = train(new Constant(), LearningRateSchedule.EXPONENTIAL, 2, first());
        TrainingState resumed = train(new Constant(), LearningRateSchedule.EXPONENTIAL, 3, interrupted);
        TrainingState whole = train(new Constant(), LearningRateSchedule.EXPONENTIAL, 3, first());
        assertThat(resumed.weights().getFirst().values())
                .containsExactly(whole.weights().getFirst().values());
    }
}
