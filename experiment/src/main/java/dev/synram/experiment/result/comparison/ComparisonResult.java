package dev.synram.experiment.result.comparison;

import dev.synram.experiment.result.Json;
import java.util.List;

/**
 * Evaluations side by side, each compared with the first one.
 *
 * @param version of the program
 * @param pairedIntervals how intervals of differences on the same samples are computed
 * @param unpairedIntervals how those on different samples are
 * @param results the evaluations, the first one being the reference
 */
public record ComparisonResult(
        String version, String pairedIntervals, String unpairedIntervals, List<ComparedRun> results) {

    /** On the same samples. */
    public static final String PAIRED = "95 % over samples, each compared with itself: Agresti and Min 2005";

    /** On different samples. */
    public static final String UNPAIRED = "95 % over independent samples: hybrid score interval, Newcombe 1998";

    public ComparisonResult {
        results = List.copyOf(results);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
