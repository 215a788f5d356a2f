package dev.synram.bench.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.network.FloatNetwork;
import dev.synram.runtime.FloatRunner;
import dev.synram.training.gradient.Tensors;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks in the library compute what ours compute on the host. */
class DigitalGraphTest {

    private static final NDManager MANAGER = Torch.start();
    private static final int BATCH = 3;

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    private static float[] samples() {
        Random random = new Random(1);
        float[] samples = new float[BATCH * 28 * 28];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        return samples;
    }

    private static NDArray images() {
        return Tensors.copy(MANAGER, samples(), new Shape(BATCH, 1, 28, 28));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEEP", "LARGE"})
    void outputsAreThoseOfTheHostAndChangeWithTraining(KnownNetwork known) {
        FloatNetwork network = known.drawn(1).network();
        float[] expected = FloatRunner.results(network, samples()).getLast();
        DigitalGraph graph = new DigitalGraph(network, MANAGER);
        assertThat(graph.results(images()).toFloatArray()).containsExactly(expected, within(1e-4f));
        graph.train(images(), MANAGER.create(new long[] {1, 2, 3}).duplicate());
        assertThat(graph.results(images()).toFloatArray()[0]).isNotCloseTo(expected[0], within(1e-3f));
    }

    @Test
    void multiplicationsWithoutABiasAreRefused() {
        FloatNetwork published = KnownNetwork.PUBLISHED.drawn(1).network();
        assertThatThrownBy(() -> new DigitalGraph(published, MANAGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bias");
    }
}
