package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import dev.synram.chip.RowMode;
import dev.synram.chip.Stimulus;
import dev.synram.chip.MacSettings;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.Neuron;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers over a connection have the bits of the chip behind it. */
class BitsTest {

    private static final NoiseKey NOISE = NoiseKey.of(11);

    /** Blocks of both kinds, partly over each other, cells in between, vectors in rows and interleaved, and sums. */
    @Test
    void productsHaveTheSameBits() {
        try (Served served = Served.simulated();
                Chip local = Served.chip();
                Chip remote = served.connect()) {
            assertThat(products(remote)).isEqualTo(products(local));
        }
    }

    private static List<ByteBuffer> products(Chip chip) {
        Random random = new Random(1);
        List<ByteBuffer> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RowMode rows = RowMode.values()[i % 2];
            Block block = new Block(i / 2 % 2, random.nextInt(20), 60, random.nextInt(50), 150, rows);
            byte[] weights = new byte[block.size()];
            for (int w = 0; w < weights.length; w++) {
                weights[w] = (byte) random.nextInt(rows.minWeight(), 64);
            }
            chip.writeWeights(block, weights);
            Written.cell(chip, Cell.values()[i], random);
            for (Block part : List.of(block, new Block(block.hemisphere(), 0, 128, 0, 256))) {
                Multiplication what = new Multiplication(part, NOISE.fold(i));
                for (VectorBatch activations : List.of(
                        Vectors.zeros(70, part.inputs()), InterleavedVectors.zeros(70, part.inputs()))) {
                    Written.fill(activations, i);
                    VectorBatch results = i % 3 == 0
                            ? InterleavedVectors.zeros(70, part.columns())
                            : Vectors.zeros(70, part.columns());
                    all.add(ByteBuffer.allocate(8).putLong(0, chip.multiply(what, activations, results)));
                    chip.multiplyAdd(what, activations, results);
                    all.add(ByteBuffer.wrap(Written.rows(results)));
                }
            }
        }
        return all;
    }

    /** A batch that takes several messages. */
    @Test
    void largeBatchesHaveTheSameBits() {
        try (Served served = Served.simulated();
                Chip local = Served.chip();
                Chip remote = served.connect()) {
            Vectors activations = Vectors.zeros(25_000, 128);
            Written.fill(activations, 5);
            List<byte[]> results = new ArrayList<>();
            for (Chip chip : List.of(local, remote)) {
                Written.whole(chip, 3);
                Vectors products = Vectors.zeros(25_000, 256);
                chip.multiply(new Multiplication(Block.whole(0), NOISE), activations, products);
                results.add(products.data());
            }
            assertThat(Arrays.equals(results.get(0), results.get(1))).isTrue();
        }
    }

    /** Of all kinds, more than one message holds. */
    @Test
    void readingsHaveTheSameBits() {
        try (Served served = Served.simulated();
                Chip local = Served.chip();
                Chip remote = served.connect()) {
            assertThat(readings(remote)).isEqualTo(readings(local));
        }
    }

    private static List<IntBuffer> readings(Chip chip) {
        Written.whole(chip, 4);
        byte[] vector = new byte[128];
        Arrays.fill(vector, (byte) 9);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            readings.add(new Reading.Membranes(i % 2, 0.5 * (i % 7), NOISE.skip(i)));
            readings.add(new Reading.Voltage(i % 2, i % 1023, NOISE.skip(i)));
            readings.add(new Reading.Trace(
                    new Neuron(i % 2, i % 256), new Stimulus(vector, new MacSettings(2, 3)), 1500, NOISE.skip(i)));
        }
        return chip.read(readings).stream().map(IntBuffer::wrap).toList();
    }
}
