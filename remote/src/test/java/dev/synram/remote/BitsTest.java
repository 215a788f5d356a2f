package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import dev.synram.chip.RowMode;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
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
            RowMode rows = i % 2 == 0 ? RowMode.SIGNED : RowMode.UNSIGNED;
            Block block = new Block(i / 2 % 2, random.nextInt(20), 60, random.nextInt(50), 150, rows);
            byte[] weights = new byte[block.size()];
            for (int w = 0; w < weights.length; w++) {
                weights[w] = (byte) random.nextInt(rows.minWeight(), 64);
            }
            chip.writeWeights(block, weights);
            Written.cell(chip, Written.kind(i), random);
            for (Block part : List.of(block, new Block(block.hemisphere(), 0, 128, 0, 256))) {
                Multiplication what = new Multiplication(part, NOISE.fold(i));
                for (VectorBatch activations :
                        List.of(Vectors.zeros(70, part.inputs()), InterleavedVectors.zeros(70, part.inputs()))) {
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
        for (int i = 0; i < 450; i++) {
            readings.add(new Reading.Membranes(i % 2, 0.5 * (i % 7), NOISE.skip(i)));
            readings.add(new Reading.Voltage(i % 2, i % 1023, NOISE.skip(i)));
            readings.add(new Reading.Trace(
                    new Neuron(i % 2, i % 256), new Stimulus(vector, new MacSettings(2, 3)), 3000, NOISE.skip(i)));
        }
        return chip.read(readings).stream().map(IntBuffer::wrap).toList();
    }

    /** Runs with all recordings, and more short ones than a message holds. */
    @Test
    void spikesHaveTheSameBits() {
        try (Served served = Served.simulated();
                Chip local = Served.chip();
                Chip remote = served.connect()) {
            assertThat(spikes(remote)).isEqualTo(spikes(local));
        }
    }

    private static List<Object> spikes(Chip chip) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(chip.geometry())
                .allNeurons(NeuronSettings.DEFAULT.withAddress(7))
                .allDrivers(DriverSettings.ALL_EVENTS)
                .background(2, BackgroundSource.poisson(2e5, 4, 0))
                .node(CrossbarNode.open(Crossbar.backgroundInput(2), Crossbar.busOutput(0, 2)))
                .node(CrossbarNode.open(Crossbar.linkInput(1), Crossbar.busOutput(1, 3)))
                .node(CrossbarNode.open(Crossbar.neuronInput(0), Crossbar.linkOutput(0)));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            builder.synapse(i % 2, random.nextInt(256), random.nextInt(256), random.nextInt(64), 0);
        }
        builder.correlationTrim(0, 3, 5, 2, 1);
        Written.cell(chip, Cell.THRESHOLD, random);
        Events events = Events.of(new int[] {100, 300, 2000}, new int[] {1 << 14, 1 << 14, 1 << 14});
        List<SpikingRun> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SpikingRun run = SpikingRun.of(events, 40).withCadc();
            runs.add(i % 2 == 0 ? run.withMadc(new Neuron(1, 5)).withCorrelation(3) : run.startingFromReset());
        }
        runs.add(SpikingRun.of(events, 30).withCadc(List.of(new Neuron(1, 9), new Neuron(0, 3))));
        for (int i = 0; i < 600; i++) {
            runs.add(SpikingRun.of(events, 1));
        }
        List<Object> bits = new ArrayList<>();
        for (SpikingRecord result : chip.emulate(builder.build(), runs, NOISE)) {
            for (int i = 0; i < result.spikes().count(); i++) {
                bits.add(result.spikes().cycle(i));
                bits.add(result.spikes().label(i));
            }
            result.cadc()
                    .ifPresent(trace ->
                            Arrays.stream(trace.readings()).map(IntBuffer::wrap).forEach(bits::add));
            bits.add(IntBuffer.wrap(result.madc()));
            bits.add(IntBuffer.wrap(result.counters().spikes()));
            bits.add(Arrays.toString(result.counters().overflowed()));
            bits.add(LongBuffer.wrap(result.counters().passed()));
            bits.add(LongBuffer.wrap(result.counters().dropped()));
            result.correlation()
                    .ifPresent(sensors ->
                            bits.add(List.of(IntBuffer.wrap(sensors.causal()), IntBuffer.wrap(sensors.acausal()))));
        }
        assertThat(bits.size()).isGreaterThan(1000);
        return bits;
    }
}
