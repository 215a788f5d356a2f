package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.tracker.Tracker;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import java.util.List;
import java.util.function.BiConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adam on several threads is that of the library, on Linux on x86-64 bit for bit. */
class AdamTest {

    /** More than two threads take at once, and no multiple of a vector. */
    private static final int ROWS = 7;

    private static final int COLUMNS = 1717;
    private static final float RATE = 0.02f;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static FloatWeights weights() {
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.05f * CounterRandom.normal(1, i);
        }
        return new FloatWeights(ROWS, COLUMNS, values);
    }

    /** Of many magnitudes, some of them 0. */
    private static float[] gradient(int update) {
        float[] gradient = new float[ROWS * COLUMNS];
        for (int i = 0; i < gradient.length; i++) {
            int exponent = CounterRandom.below(12, update, i);
            gradient[i] = exponent == 0 ? 0 : CounterRandom.normal(7 + update, i) * (float) Math.pow(10, -exponent);
        }
        return gradient;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void bitsAreThoseOfTheLibrary(int threads) {
        afterEveryUpdate(threads, (weights, expected) -> assertThat(weights).isEqualTo(expected));
    }

    /** The 8 steps are at most 4 times the rate long, 0.64 together, and few roundings of 2^-24 of that may differ. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void weightsAreCloseToThoseOfTheLibraryEverywhere(int threads) {
        afterEveryUpdate(threads, (weights, expected) -> {
            assertThat(weights).containsExactly(expected, Offset.offset(1e-6f));
            assertThat(weights)
                    .as("trained")
                    .usingComparatorWithPrecision(RATE / 2)
                    .isNotEqualTo(weights().values());
        });
    }

    private static void afterEveryUpdate(int threads, BiConsumer<float[], float[]> test) {
        try (NDManager manager = NDManager.newBaseManager();
                Workers workers = new Workers(threads)) {
            ai.djl.training.optimizer.Adam library = ai.djl.training.optimizer.Adam.builder()
                    .optLearningRateTracker(Tracker.fixed(RATE))
                    .build();
            NDArray expected = manager.create(weights().values(), new Shape(ROWS, COLUMNS));
            SharedMatrix matrix = SharedMatrix.of(manager, weights());
            Adam adam = new Adam(manager, List.of(matrix), KernelProvider.best().gradient(), workers);
            for (int number = 1; number <= 8; number++) {
                float[] gradient = gradient(number);
                try (NDArray tensor = manager.create(gradient, new Shape(ROWS, COLUMNS))) {
                    library.update("matrix", expected, tensor);
                }
                adam.update(0, gradient, AdamState.Update.of(RATE, number, Float.POSITIVE_INFINITY));
                test.accept(matrix.weights().values(), expected.toFloatArray());
            }
        }
    }

    @Test
    void restoredMomentsGoOn() {
        try (NDManager manager = NDManager.newBaseManager();
                Workers workers = new Workers(2)) {
            SharedMatrix whole = SharedMatrix.of(manager, weights());
            Adam adam = new Adam(manager, List.of(whole), KernelProvider.best().gradient(), workers);
            adam.update(0, gradient(1), AdamState.Update.of(RATE, 1, 0.1f));
            SharedMatrix stopped = SharedMatrix.of(manager, whole.weights());
            Adam resumed =
                    new Adam(manager, List.of(stopped), KernelProvider.best().gradient(), workers);
            Adam forgetful = new Adam(
                    manager,
                    List.of(SharedMatrix.of(manager, whole.weights())),
                    KernelProvider.best().gradient(),
                    workers);
            resumed.restore(0, adam.moments(0));
            for (Adam each : List.of(adam, resumed, forgetful)) {
                each.update(0, gradient(2), AdamState.Update.of(RATE, 2, 0.1f));
            }
            assertThat(stopped.weights().values()).isEqualTo(whole.weights().values());
            assertThat(resumed.moments(0)).usingRecursiveComparison().isEqualTo(adam.moments(0));
            assertThat(forgetful.moments(0)).usingRecursiveComparison().isNotEqualTo(adam.moments(0));
            assertThat(stopped.weights().largest()).isEqualTo(0.1f);
        }
    }
}
