package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.contract.Signals.NOISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A chip is used by one thread at a time, and refuses calls after it was closed. */
public interface LifecycleContract extends ChipUnderTest {

    /** Longer than any call. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /** Enough vectors for all threads of an implementation. */
    int VECTORS = 500;

    private static Map<String, Runnable> calls(Chip chip) {
        Block block = new Block(0, 0, 8, 0, 4);
        Multiplication what = new Multiplication(block, NOISE);
        Stimulus stimulus = new Stimulus(new byte[SIGNED_INPUTS], MacSettings.DEFAULT);
        Vectors activations = Vectors.zeros(VECTORS, 8);
        int[] cells = new int[Cell.DRIVER_OFFSET.instances(chip.geometry())];
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("writeCells", () -> chip.writeCells(Cell.DRIVER_OFFSET, cells));
        calls.put("readCells", () -> chip.readCells(Cell.DRIVER_OFFSET));
        calls.put("writeWeights", () -> chip.writeWeights(block, new byte[block.size()]));
        calls.put("multiply", () -> chip.multiply(what, activations, Vectors.zeros(VECTORS, 4)));
        calls.put("multiplyAdd", () -> chip.multiplyAdd(what, activations, Vectors.zeros(VECTORS, 4)));
        calls.put("readMembranes", () -> chip.readMembranes(0, 0, NOISE));
        calls.put("readVoltage", () -> chip.readVoltage(0, 300, NOISE));
        calls.put("recordMembrane", () -> chip.recordMembrane(new Neuron(0, 0), stimulus, 1, NOISE));
        if (chip.canSpike()) {
            SpikingConfiguration configuration =
                    SpikingConfiguration.builder(chip.geometry()).build();
            List<SpikingRun> runs = List.of(SpikingRun.of(Events.NONE, 1));
            calls.put("emulate", () -> chip.emulate(configuration, runs, NOISE));
        }
        return calls;
    }

    /**
     * All methods except {@code id}, {@code geometry}, {@code canSpike} and {@code close} fail immediately, whether or not the chip was
     * used before.
     */
    @Test
    default void aClosedChipRefusesEveryCall() {
        for (boolean used : new boolean[] {false, true}) {
            assertTimeoutPreemptively(PATIENCE, () -> {
                Chip chip = open();
                Map<String, Runnable> calls = calls(chip);
                if (used) {
                    calls.values().forEach(Runnable::run);
                }
                String id = chip.id();
                chip.close();
                calls.forEach((name, call) -> assertThatIllegalStateException()
                        .as(name)
                        .isThrownBy(call::run)
                        .withMessageContaining(id));
                assertThat(chip.id()).isEqualTo(id);
                assertThat(chip.geometry().hemispheres()).isPositive();
            });
        }
    }

    /** The second call has no effect. */
    @Test
    default void aChipMayBeClosedTwice() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Chip chip = open();
            chip.close();
            chip.close();
        });
    }

    /** Using or closing one chip does not affect another. */
    @Test
    default void chipsAreIndependent() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            Chip closed = open();
            try (Chip chip = open()) {
                Block block = new Block(0, 0, 8, 0, 4);
                int[] cells = chip.readCells(Cell.DRIVER_OFFSET);
                cells[0]++;
                chip.writeCells(Cell.DRIVER_OFFSET, cells);
                assertThat(closed.readCells(Cell.DRIVER_OFFSET)[0]).isEqualTo(Cell.DRIVER_OFFSET.defaultValue());
                Signals.write(closed, block, 1);
                closed.close();
                Vectors activations = Signals.activations(VECTORS, 8, 1);
                assertThat(chip.multiply(new Multiplication(block, NOISE), activations, Vectors.zeros(VECTORS, 4)))
                        .isEqualTo(EventContract.count(activations));
            }
        });
    }

    /** A concurrent call of a second thread is refused, and the result of the first is not affected. */
    @Test
    default void aSecondThreadIsRefused() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Chip chip = open()) {
                Block block = new Block(0, 0, 8, 0, 4);
                chip.writeWeights(block, Signals.weights(block, 1));
                Vectors activations = Signals.activations(VECTORS, 8, 1);
                Multiplication what = new Multiplication(block, NOISE);
                Vectors expected = Vectors.zeros(VECTORS, 4);
                chip.multiply(what, activations, expected);

                CountDownLatch begun = new CountDownLatch(1);
                CountDownLatch refused = new CountDownLatch(1);
                VectorSource waiting = new PlainSource(activations, _ -> {
                    begun.countDown();
                    await(refused);
                });
                Vectors results = Vectors.zeros(VECTORS, 4);
                CompletableFuture<Long> events = new CompletableFuture<>();
                Thread first = Thread.ofPlatform()
                        .daemon()
                        .name("first-user")
                        .start(() -> events.completeAsync(() -> chip.multiply(what, waiting, results), Runnable::run));
                begun.await();
                Map<String, Runnable> calls = new LinkedHashMap<>(calls(chip));
                calls.put("close", chip::close);
                try {
                    calls.forEach((name, call) -> assertThatIllegalStateException()
                            .as(name)
                            .isThrownBy(call::run)
                            .withMessageContainingAll(
                                    chip.id(),
                                    "first-user",
                                    Thread.currentThread().getName()));
                } finally {
                    refused.countDown();
                }
                assertThat(events.get()).isEqualTo(EventContract.count(activations));
                first.join();
                if (followsNoiseKey()) {
                    assertThat(results.data()).isEqualTo(expected.data());
                }
                assertThat(chip.multiply(what, activations, results)).isEqualTo(EventContract.count(activations));
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
