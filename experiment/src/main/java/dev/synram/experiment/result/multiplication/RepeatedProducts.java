package dev.synram.experiment.result.multiplication;

import dev.synram.data.file.IntegerMatrix;
import java.util.Objects;

/**
 * Products of vectors with a matrix from several runs with different noise, in LSB of the 8-bit results.
 *
 * @param runs number of runs, at least 1
 * @param results vectors x outputs of consecutive runs, -128..127
 */
public record RepeatedProducts(int runs, IntegerMatrix results) {

    public RepeatedProducts {
        if (runs < 1 || results.rows() % runs != 0) {
            throw new IllegalArgumentException("%s rows are not a multiple of %s runs".formatted(results.rows(), runs));
        }
    }

    /** Number of vectors. */
    public int vectors() {
        return results.rows() / runs;
    }

    /** Number of elements of a result. */
    public int outputs() {
        return results.columns();
    }

    /** The result of one run for a vector and an output, all indices from 0. */
    public int get(int run, int vector, int output) {
        Objects.checkIndex(run, runs);
        Objects.checkIndex(vector, vectors());
        return results.get(run * vectors() + vector, output);
    }

    /** Mean over the runs, in LSB. */
    public double mean(int vector, int output) {
        long sum = 0;
        for (int run = 0; run < runs; run++) {
            sum += get(run, vector, output);
        }
        return sum / (double) runs;
    }

    /** Standard deviation over the runs, in LSB, with the divisor {@code runs - 1}; 0 for a single run. */
    public double standardDeviation(int vector, int output) {
        double mean = mean(vector, output);
        double squares = 0;
        for (int run = 0; run < runs; run++) {
            double difference = get(run, vector, output) - mean;
            squares += difference * difference;
        }
        return runs < 2 ? 0 : Math.sqrt(squares / (runs - 1));
    }
}
