package dev.synram.experiment.result;

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
 * @param numSends number of sends of each vector
 * @param waitBetweenEvents cycles of 8 ns between events
 * @param runs number of runs with different noise
 * @param out file of the products
 */
public record MultiplicationResult(
        String version,
        long chipSeed,
        boolean calibrated,
        @Nullable CalibrationState calibration,
        int vectors,
        int inputs,
        int outputs,
        int numSends,
        int waitBetweenEvents,
        int runs,
        String out) {

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
