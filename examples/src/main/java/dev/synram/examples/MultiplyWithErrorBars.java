package dev.synram.examples;

import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.MatrixFile;
import dev.synram.experiment.MatrixMultiplication;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.result.multiplication.RepeatedProducts;
import java.nio.file.Path;

/** Multiplies 30 times. Arguments: CSV files of weights (inputs x outputs, -63..63) and vectors (x inputs, 0..31). */
public final class MultiplyWithErrorBars {

    private MultiplyWithErrorBars() {}

    public static void main(String[] arguments) {
        IntegerMatrix weights = MatrixFile.read(Path.of(arguments[0]));
        IntegerMatrix vectors = MatrixFile.read(Path.of(arguments[1]));
        try (SimulatedChips chip = SimulatedChips.calibrated(1)) {
            MatrixMultiplication multiplication = MatrixMultiplication.DEFAULT.withNumSends(4);
            RepeatedProducts results = multiplication.run(chip, weights, vectors, 30);
            for (int vector = 0; vector < results.vectors(); vector++) {
                for (int output = 0; output < results.outputs(); output++) {
                    double mean = results.mean(vector, output);
                    double deviation = results.standardDeviation(vector, output);
                    System.out.printf("vector %d, output %d: %.2f ± %.2f LSB%n", vector, output, mean, deviation);
                }
            }
        }
    }
}
