package dev.synram.experiment.comparison;

import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An evaluation whose result was written as JSON, as by {@code synram run --json}.
 *
 * @param source name of the file
 * @param model name of the network
 * @param data name of the data
 * @param samples number of test samples, at least 1
 * @param scoredSamples digest of the test samples and their labels; empty if the file does not tell them one by one
 * @param calibration how the chips were calibrated, and how long ago
 * @param chipsTogether number of chips on which the network is placed together
 * @param floatAccuracy accuracy in float on the host, 0..1
 * @param floatCorrect for each sample 1 if it is classified correctly in float, else 0; empty if unknown
 * @param chips the evaluations on chips, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record EvaluatedRun(
        String source,
        String model,
        String data,
        int samples,
        String scoredSamples,
        CalibrationState calibration,
        int chipsTogether,
        double floatAccuracy,
        double[] floatCorrect,
        List<EvaluatedChips> chips) {

    private static final String SCORED = "scoredSamples";
    private static final int MAX_RUNS = 1000;

    public EvaluatedRun {
        chips = List.copyOf(chips);
    }

    /**
     * Reads a result from an untrusted file.
     *
     * @throws FileException naming the file and what was expected, if it is not the result of an evaluation
     */
    public static EvaluatedRun read(Path file) {
        try {
            return of(file.toString(), JsonFields.parse(BoundedInput.readAll(file, JsonFields.MOST_BYTES)));
        } catch (FileException e) {
            throw FileException.broken(
                    file,
                    "a result of 'synram run'",
                    e,
                    "write it with 'synram run --json' and without --task regression");
        } catch (IOException e) {
            throw new FileException("%s cannot be read as a result: %s".formatted(file, FileException.reason(e)), e);
        }
    }

    /**
     * Takes a result that was not written.
     *
     * @param source its name in comparisons
     */
    public static EvaluatedRun of(String source, EvaluationResult result) {
        return of(source, JsonFields.parse(result.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static EvaluatedRun of(String source, JsonFields root) {
        int samples = root.integer("samples", 1, Integer.MAX_VALUE);
        boolean known = root.has(SCORED);
        List<EvaluatedChips> chips = new ArrayList<>();
        for (JsonFields chip : root.objects("chips")) {
            int runs = chip.numbers("runAccuracies").length;
            double[] correct = known ? shares(chip, "correctRuns", samples, runs) : new double[0];
            chips.add(new EvaluatedChips(chip.longInteger("chipSeed"), runs, share(chip, "accuracy"), correct));
        }
        if (chips.isEmpty()) {
            throw new FileException("its list of chips is empty");
        }
        JsonFields calibration = root.object("calibration");
        return new EvaluatedRun(
                source,
                root.text("model"),
                root.text("data"),
                samples,
                known ? root.text(SCORED) : "",
                new CalibrationState(calibration.text("effort"), calibration.number("ageHours")),
                root.integer("chipsTogether", 1, Integer.MAX_VALUE),
                share(root, "floatAccuracy"),
                known ? shares(root, "floatCorrect", samples, 1) : new double[0],
                chips);
    }

    private static double share(JsonFields fields, String name) {
        double share = fields.number(name);
        if (!(share >= 0 && share <= 1)) {
            throw new FileException("field %s of %s is %s; expected 0..1".formatted(name, fields.place(), share));
        }
        return share;
    }

    private static double[] shares(JsonFields fields, String name, int samples, int runs) {
        if (runs < 1 || runs > MAX_RUNS) {
            throw new FileException("%s has %s runs; expected 1..%s".formatted(fields.place(), runs, MAX_RUNS));
        }
        int[] counts = fields.integers(name, 0, runs);
        if (counts.length != samples) {
            throw new FileException("field %s of %s has %s elements; expected one for each of %s samples"
                    .formatted(name, fields.place(), counts.length, samples));
        }
        return Arrays.stream(counts).mapToDouble(count -> count / (double) runs).toArray();
    }
}
