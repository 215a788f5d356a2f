package dev.synram.calibration.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** Many equal values, few, zeros of both signs or NaN among them: the median is that of the sorted values, which stay as they are. */
    @Test
    void mediansAreThoseOfSortedValues() {
        Random random = new Random(1);
        for (int trial = 0; trial < 3000; trial++) {
            int kinds = 1 + random.nextInt(1 << random.nextInt(10));
            double[] values = new double[1 + random.nextInt(40)];
            Arrays.setAll(values, i -> (random.nextBoolean() ? 1 : -1) * (double) (random.nextInt(kinds) - kinds / 2));
            for (int i = trial % 4 == 0 ? random.nextInt(values.length) : 0; i > 0; i--) {
                values[random.nextInt(values.length)] = Double.NaN;
            }
            double[] before = values.clone();
            assertThat(Statistics.median(values) + 0.0)
                    .as("but for the sign of a zero")
                    .isEqualTo(Double.valueOf(ofSorted(values) + 0.0));
            assertThat(values).isEqualTo(before);
        }
    }

    /** To the bit, with magnitudes that differ much, and values that are not finite. */
    @Test
    void meansAreThoseOfStreams() {
        Random random = new Random(2);
        for (int trial = 0; trial < 3000; trial++) {
            double[] values = new double[1 + random.nextInt(40)];
            Arrays.setAll(values, _ -> random.nextGaussian() * Math.pow(10, random.nextInt(30)));
            if (trial % 8 == 0) {
                values[random.nextInt(values.length)] = Double.POSITIVE_INFINITY;
            }
            double mean = Arrays.stream(values).sum() / values.length;
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            assertThat(Statistics.mean(values)).isEqualTo(Double.valueOf(mean));
            assertThat(Statistics.standardDeviation(values))
                    .isEqualTo(Double.valueOf(Math.sqrt(squares / (values.length - 1))));
        }
    }

    private static double ofSorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
