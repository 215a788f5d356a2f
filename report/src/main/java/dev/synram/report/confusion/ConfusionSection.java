package dev.synram.report.confusion;

import dev.synram.report.chart.heat.HeatMap;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which classes are taken for which: a table of few classes; a map of many, with the most frequent errors. */
public final class ConfusionSection {

    private static final String HEADING = "Confusion";
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_ERRORS = 30;

    private record Mistake(int label, int prediction, int count) {}

    private ConfusionSection() {}

    /**
     * The section.
     *
     * @param counts samples of each class, by rows, that are taken for each class
     * @param classes names of the classes
     */
    public static Section of(int[][] counts, List<String> classes) {
        if (counts.length <= MOST_COLUMNS) {
            return Section.of(
                    HEADING,
                    Confusion.of(counts, classes),
                    "Samples of each class by their predicted class. The diagonal, in bold, is right.");
        }
        double[][] shares = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        return new Section(
                HEADING,
                List.of(
                        Chart.of(new HeatMap(HEADING, "predicted class", "actual class", "samples", shares).draw()),
                        new Table(
                                "Most frequent errors",
                                List.of("actual class", "predicted class", "samples", "of the actual class"),
                                errors(counts).stream()
                                        .map(error -> List.of(
                                                classes.get(error.label()),
                                                classes.get(error.prediction()),
                                                Units.count(error.count()),
                                                Units.percent(error.count()
                                                        / (double) IntStream.of(counts[error.label()])
                                                                .sum())))
                                        .toList())),
                "The table lists the most frequent errors.");
    }

    private static List<Mistake> errors(int[][] counts) {
        List<Mistake> errors = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int prediction = 0; prediction < counts.length; prediction++) {
                if (label != prediction && counts[label][prediction] > 0) {
                    errors.add(new Mistake(label, prediction, counts[label][prediction]));
                }
            }
        }
        return errors.stream()
                .sorted(Comparator.comparingInt(Mistake::count).reversed())
                .limit(MOST_ERRORS)
                .toList();
    }
}
