package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TensorsTest {

    private static final Im2col PATCHES = new Conv2d(1, 3, 2, 1).im2col(new dev.synram.network.shape.Shape(2, 5, 6));
    private static final int SIZE = 60;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    @Test
    void unrollingAgreesWithGathering() {
        float[] samples = new float[3 * SIZE];
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        float[] vectors = new float[3 * PATCHES.source().length];
        PATCHES.gather(samples, SIZE, 3, vectors);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray unrolled = Tensors.unroll(Tensors.floats(manager, samples, SIZE), PATCHES, 0f);
            NDArray gathered = Tensors.floats(manager, vectors, PATCHES.length());
            assertThat(unrolled.toFloatArray()).isEqualTo(gathered.toFloatArray());
            assertThat(unrolled.getShape()).isEqualTo(gathered.getShape());
        }
    }

    @Test
    void gradientsOfUnrollingCountUsesOfElements() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray samples = manager.ones(new Shape(1, SIZE));
            samples.setRequiresGradient(true);
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                gradients.backward(Tensors.unroll(samples, PATCHES, 0f).sum());
            }
            float[] uses = new float[SIZE];
            for (int element : PATCHES.source()) {
                if (element != Im2col.PADDING) {
                    uses[element]++;
                }
            }
            assertThat(samples.getGradient().toFloatArray()).isEqualTo(uses);
        }
    }

    @Test
    void bytesMayBeSignedOrNot() {
        try (NDManager manager = NDManager.newBaseManager()) {
            byte[] bytes = {-128, -1, 0, 127};
            assertThat(Tensors.floats(manager, bytes, 4, DataType.INT8).toFloatArray())
                    .containsExactly(-128, -1, 0, 127);
            assertThat(Tensors.floats(manager, bytes, 4, DataType.UINT8).toFloatArray())
                    .containsExactly(128, 255, 0, 127);
        }
    }

    /** The library's own product with a number gave 6.4 instead of 100. */
    @Test
    void constantsOutliveAGarbageCollectionBeforeTheBackwardPass() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray values = manager.ones(new Shape(4));
            values.setRequiresGradient(true);
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                NDArray sum = manager.zeros(new Shape(1));
                for (int i = 0; i < 200; i++) {
                    sum = sum.add(Tensors.scale(values, 0.5).sum());
                }
                collectAndReuseMemory();
                gradients.backward(sum);
            }
            assertThat(values.getGradient().toFloatArray()).containsOnly(100);
        }
    }

    /** Frees the memory of unreferenced buffers and overwrites it. */
    private static void collectAndReuseMemory() {
        List<ByteBuffer> junk = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            for (int i = 0; i < 5000; i++) {
                junk.add(ByteBuffer.allocateDirect(4).putInt(0, 0x7F7F_7F7F));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(junk).hasSize(15_000);
    }
}
