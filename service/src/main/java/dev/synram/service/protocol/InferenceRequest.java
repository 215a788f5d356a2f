package dev.synram.service.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A request for inference.
 *
 * @param id of the client's choice, which the response repeats
 * @param inputs tensors
 * @param outputs that are wanted; all usual ones if empty
 * @param options what is asked for beyond the protocol
 */
public record InferenceRequest(
        Optional<String> id, List<InputTensor> inputs, List<RequestedOutput> outputs, Options options) {

    public InferenceRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * What is asked for beyond the protocol.
     *
     * @param trials how often each sample is computed, with noise of its own
     * @param details whether the response tells the chip, its age, and modelled time and energy
     * @param binaryOutputs whether outputs are binary contents unless they say otherwise
     */
    public record Options(int trials, boolean details, boolean binaryOutputs) {

        /** The parameter of a request for {@link #trials}. */
        public static final String TRIALS = "trials";

        /** The parameter of a request for {@link #details}. */
        public static final String DETAILS = "details";

        /** One trial without details, as JSON. */
        public static final Options NONE = new Options(1, false, false);

        private static final int MOST_TRIALS = 1000;

        /** The same with so many trials. */
        public Options withTrials(long count) {
            if (count < 1 || count > MOST_TRIALS) {
                throw RefusedException.invalid(
                        "parameter %s is %s; it must be 1..%s".formatted(TRIALS, count, MOST_TRIALS));
            }
            return new Options((int) count, details, binaryOutputs);
        }

        /** The same with or without details. */
        public Options withDetails(boolean wanted) {
            return new Options(trials, wanted, binaryOutputs);
        }

        /** The same with or without binary outputs. */
        public Options withBinaryOutputs(boolean wanted) {
            return new Options(trials, details, wanted);
        }
    }
}
