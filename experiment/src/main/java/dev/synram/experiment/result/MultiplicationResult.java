package dev.synram.experiment.result;

/**
 * What was multiplied.
 *
 * @param version of the program
 * @param chipSeed the chip's seed
 * @param calibrated whether the chip was calibrated
 * @param vectors number of vectors
 * @param inputs elements of a vector
 * @param outputs elements of a result
 * @param numSends how often each vector was sent
 * @param waitBetweenEvents cycles of 8 ns between events
 * @param runs repetitions with other noise
 * @param out the file of the results
 */
public record MultiplicationResult(
        String version,
        long chipSeed,
        boolean calibrated,
        int vectors,
        int inputs,
        int outputs,
        int numSends,
        int waitBetweenEvents,
        int runs,
        String out) {

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
