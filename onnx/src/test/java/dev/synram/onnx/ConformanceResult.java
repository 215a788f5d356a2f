package dev.synram.onnx;

/**
 * What came of one backend test.
 *
 * @param test its name
 * @param operator that it tests
 * @param outcome what came of it
 * @param reason why it did not pass; of one that passed, the form it was read in if that is not its own, or empty
 */
record ConformanceResult(String test, String operator, Outcome outcome, String reason) {

    /** What may come of a test. */
    enum Outcome {
        /** The results agree. */
        PASS,
        /** The reader does not accept the model, and says why. */
        REFUSED,
        /** It is no test of a network with a batch of samples of numbers. */
        NOT_APPLICABLE,
        /** The reader accepts the model, but the results differ. */
        WRONG,
        /** The reader or the runner failed with something else than a refusal. */
        FAILED
    }
}
