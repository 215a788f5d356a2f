package dev.synram.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link ChipContract} for chips that compute on the host: results do not depend on the number of threads. */
public interface ThreadedChipContract extends ChipContract {

    /** A chip in its power-on state with a number of threads; the same chip for any number. */
    Chip open(int threads);

    @Override
    default Chip open() {
        return open(2);
    }

    /** Vectors are distributed differently over 1, 2, 3 and 7 threads. */
    @Test
    default void resultsDoNotDependOnThreads() {
        Block block = Block.whole(0);
        Vectors activations = Signals.activations(333, block.inputs(), 2);
        Vectors expected = Vectors.zeros(333, block.columns());
        long events;
        try (Chip chip = open(1)) {
            chip.writeWeights(block, Signals.weights(block, 1));
            events = chip.multiply(new Multiplication(block, Signals.NOISE), activations, expected);
        }
        for (int threads : new int[] {2, 3, 7}) {
            try (Chip chip = open(threads)) {
                chip.writeWeights(block, Signals.weights(block, 1));
                Vectors results = Vectors.zeros(333, block.columns());
                assertThat(chip.multiply(new Multiplication(block, Signals.NOISE), activations, results))
                        .as("events with %s threads", threads)
                        .isEqualTo(events);
                assertThat(results.data()).as("%s threads", threads).isEqualTo(expected.data());
            }
        }
    }

    /** Runs of a recurrent network are distributed differently over 1, 2, 3 and 7 threads. */
    @Test
    default void spikesDoNotDependOnThreads() {
        List<List<Integer>> expected = SpikingContract.emulateRecurrent(open(1));
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(SpikingContract.emulateRecurrent(open(threads)))
                    .as("%s threads", threads)
                    .isEqualTo(expected);
        }
    }
}
