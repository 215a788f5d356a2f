package dev.synram.experiment.accuracy;

import dev.synram.runtime.Classification;
import java.util.List;

/**
 * The answer to whether a network keeps its accuracy on chips, as far as samples, runs and chips can show.
 *
 * @param verdict the answer
 * @param tolerance acceptable accuracy drop, 0..1
 * @param accuracyDrop accuracy in float less that on chips, with its 95 % interval
 * @param samples number of test samples
 * @param runs number of runs of all samples on each chip
 * @param chips number of chips, each for itself
 * @param method how the interval was computed, and what it is over
 */
public record Answer(
        Verdict verdict, double tolerance, AccuracyDrop accuracyDrop, int samples, int runs, int chips, String method) {

    private static final String OVER_SAMPLES =
            "95 %, over samples alone: paired with float, Agresti and Min; other chips differ";
    private static final String OVER_CHIPS =
            "95 %, over samples and chips of this kind: paired with float, Student's t of the variances over both";

    /**
     * Compares runs on chips with float.
     *
     * @param reference the classification in float
     * @param chips for each chip, classifications of the same samples, equally many for each
     * @param tolerance acceptable accuracy drop, 0..1
     */
    public static Answer of(Classification reference, List<List<Classification>> chips, double tolerance) {
        AccuracyDrop drop = AccuracyDrop.onChips(reference, chips);
        return new Answer(
                drop.verdict(tolerance),
                tolerance,
                drop,
                reference.labels().length,
                chips.getFirst().size(),
                chips.size(),
                chips.size() > 1 ? OVER_CHIPS : OVER_SAMPLES);
    }

    /**
     * The answer as a sentence without a full stop, such as "survives: loses 0.20 (0.10 to 0.30) points; the tolerance is 1.00".
     * The tolerance is said to be that of a loss where the mean is a gain.
     */
    public String sentence() {
        boolean gains = accuracyDrop.mean() < 0;
        String limit = Points.of(tolerance);
        return switch (verdict) {
            case SURVIVES ->
                (gains ? "survives: %s; a loss of %s would be tolerated" : "survives: %s; the tolerance is %s")
                        .formatted(change(), limit);
            case LOSES_SOME ->
                (gains
                                ? "%s on these samples, but may lose more than the tolerance of %s on others"
                                : "%s, which may be within the tolerance of %s")
                        .formatted(change(), limit);
            case DOES_NOT_SURVIVE -> "does not survive: %s; the tolerance is %s".formatted(change(), limit);
        };
    }

    private String change() {
        double mean = accuracyDrop.mean();
        return mean < 0
                ? "gains " + Points.of(-mean, -accuracyDrop.high(), -accuracyDrop.low()) + " points"
                : "loses " + Points.of(mean, accuracyDrop.low(), accuracyDrop.high()) + " points";
    }
}
