package dev.synram.experiment.ablation;

import dev.synram.experiment.result.Json;
import dev.synram.files.FileContent;
import java.util.List;

/**
 * What methods of training are worth.
 *
 * @param version of the program
 * @param model name of the network
 * @param data name of the data
 * @param methods what is compared
 * @param corrected whether networks of all rows were corrected for each chip before each test; where that is compared, the method says it
 * @param seeds number of trainings of each combination
 * @param seed of the first training of each
 * @param chipSeed seed of the first chip of the first training; each training of a combination has chips of its own
 * @param comparisons number of differences in the table, which {@code withinChance} takes into account
 * @param rows the table
 * @param runs all trainings
 * @param wallSeconds duration on the host, without trainings of earlier runs
 */
public record AblationResult(
        String version,
        String model,
        String data,
        List<ComparedMethod> methods,
        boolean corrected,
        int seeds,
        long seed,
        long chipSeed,
        int comparisons,
        List<AblationRow> rows,
        List<AblationRun> runs,
        double wallSeconds) {

    /**
     * A method of training.
     *
     * @param name as users type it
     * @param meaning what it does, with its strength
     */
    public record ComparedMethod(String name, String meaning) {}

    public AblationResult {
        methods = List.copyOf(methods);
        rows = List.copyOf(rows);
        runs = List.copyOf(runs);
    }

    /**
     * The table as CSV, a line for each row: its name, its methods joined by plus signs, and the other fields of {@link AblationRow} with names
     * such as {@code accuracyLow}; accuracies are 0..1.
     */
    public FileContent csv() {
        return new AblationCsv(rows).content();
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
