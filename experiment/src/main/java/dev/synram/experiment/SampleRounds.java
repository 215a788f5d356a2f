package dev.synram.experiment;

import dev.synram.data.LabelledData;
import java.util.Arrays;

/**
 * Samples in rounds: each round brings as many as all rounds before it together, and those of all rounds so far are evenly
 * spaced.
 */
final class SampleRounds {

    private final LabelledData samples;
    private final int first;

    /**
     * Rounds.
     *
     * @param first number of samples in the first round, if there are so many
     */
    SampleRounds(LabelledData samples, int first) {
        this.samples = samples;
        this.first = Math.min(first, samples.count());
    }

    /** Whether there is a round of a number, from 0. */
    boolean exists(int round) {
        return round == 0 || total(round) <= samples.count();
    }

    /** Number of samples of the rounds up to one. */
    private long total(int round) {
        return (long) first << round;
    }

    /** The samples of a round. */
    LabelledData of(int round) {
        int total = Math.toIntExact(total(round));
        int[] numbers = new int[round == 0 ? total : total / 2];
        int step = round == 0 ? 1 : 2;
        Arrays.setAll(numbers, i -> (int) ((long) (step * i + step - 1) * samples.count() / total));
        return samples.pick(numbers, 0, numbers.length);
    }
}
