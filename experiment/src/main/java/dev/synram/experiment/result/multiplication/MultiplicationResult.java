package dev.synram.experiment.result.multiplication;

import dev.synram.experiment.accuracy.ProductAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import org.jspecify.annotations.Nullable;

/**
 * The result of a multiplication, without its products.
 *
 * @param version of the program
 * @param chipSeed seed of the chip
 * @param calibrated whether the chip was calibrated
 * @param calibration how it was calibrated, and how long ago; null if it was not
 * @param vectors number of vectors
 * @param inputs number of elements of a vector
 * @param outputs number of elements of a result
 * @param weightUnit what a weight of 1 on the chip stands for; 1 if the matrix was not scaled
 * @param inputUnit what an activation of 1 on the chip stands for; 1 if the vectors were not scaled
 * @param resultUnit what one LSB of a result stands for, by the gain of the chip
 * @param gain of the chip, measured with other weights and activations: LSB per unit of activation x weight at one send
 * @param accuracy how far the results are from the exact products
 * @param numSends number of sends of each vector
 * @param waitBetweenEvents cycles of 8 ns between events
 * @param runs number of runs with different noise
 * @param out file of the results, in LSB
 * @param products file of the results in the units of the exact products; null if it was not written
 */
public record MultiplicationResult(
        String version,
        long chipSeed,
        boolean calibrated,
        @Nullable CalibrationState calibration,
        int vectors,
        int inputs,
        int outputs,
        double weightUnit,
        double inputUnit,
        double resultUnit,
        double gain,
        ProductAccuracy accuracy,
        int numSends,
        int waitBetweenEvents,
        int runs,
        String out,
        @Nullable String products) {

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
