package dev.synram.report.confusion;

import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Template;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The confusion matrix of a few classes as a table.
 *
 * @param rows one for each actual class
 */
record Confusion(List<Row> rows) implements Content {

    /**
     * An actual class.
     *
     * @param label its name
     * @param cells one for each predicted class
     * @param recall share of its samples that are right
     */
    record Row(String label, List<Cell> cells, String recall) {}

    /**
     * A count.
     *
     * @param count number of samples
     * @param opacity of its color, 0..1
     * @param kind its CSS class
     */
    record Cell(int count, String opacity, String kind) {}

    static Confusion of(int[][] counts, List<String> classes) {
        int largestError = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts.length)
                        .filter(prediction -> prediction != label)
                        .map(prediction -> counts[label][prediction]))
                .max()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            int total = Math.max(1, IntStream.of(counts[label]).sum());
            List<Cell> cells = new ArrayList<>();
            for (int prediction = 0; prediction < counts.length; prediction++) {
                boolean right = label == prediction;
                int count = counts[label][prediction];
                double opacity = right ? 0.35 * count / total : 0.6 * count / Math.max(1, largestError);
                cells.add(new Cell(count, Decimal.of(opacity, 2), right ? "right" : "wrong"));
            }
            rows.add(new Row(classes.get(label), cells, Units.percent(counts[label][label] / (double) total)));
        }
        return new Confusion(rows);
    }

    @Override
    public String html() {
        return Template.fill("confusion", this);
    }
}
