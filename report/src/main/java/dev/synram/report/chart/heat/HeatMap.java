package dev.synram.report.chart.heat;

import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.scale.Ticks;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A matrix whose elements are drawn darker, or on dark pages lighter, the larger they are.
 *
 * @param title what it shows
 * @param columns what columns are
 * @param rows what rows are
 * @param unit of the elements
 * @param values from 0, rows x columns
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix; never compared as a record
public record HeatMap(String title, String columns, String rows, String unit, double[][] values) {

    private static final int SIZE = 480;
    private static final int LEFT = 60;
    private static final int TOP = 8;
    private static final int BELOW = 46;
    private static final int KEY_LEFT = 24;
    private static final int KEY_WIDTH = 16;
    private static final int KEY_LABELS = 76;
    private static final int STEPS = 10;
    private static final int MOST_TICKS = 10;

    /** Draws the matrix with a key of its colours. */
    public Svg draw() {
        Svg svg = new Svg(
                title,
                String.format(
                        Locale.ROOT,
                        "%s over %s; %s rows, %s columns, largest element %.4g %s.",
                        rows,
                        columns,
                        values.length,
                        width(),
                        largest(),
                        unit),
                LEFT + SIZE + KEY_LEFT + KEY_WIDTH + KEY_LABELS,
                TOP + SIZE + BELOW);
        drawElements(svg);
        drawAxes(svg);
        drawKey(svg);
        return svg;
    }

    private int width() {
        return values.length == 0 ? 0 : values[0].length;
    }

    private double largest() {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** One path for each step of the colours. */
    private void drawElements(Svg svg) {
        double most = Math.max(largest(), Double.MIN_NORMAL);
        PathData[] steps = new PathData[STEPS + 1];
        Arrays.setAll(steps, _ -> new PathData());
        double cellWidth = SIZE / (double) Math.max(1, width());
        double cellHeight = SIZE / (double) Math.max(1, values.length);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                double share = values[row][column] / most;
                int step = share > 0 ? (int) Math.clamp(Math.ceil(share * STEPS), 1, STEPS) : 0;
                steps[step].box(LEFT + column * cellWidth, TOP + row * cellHeight, cellWidth, cellHeight);
            }
        }
        for (int step = 1; step <= STEPS; step++) {
            svg.fill(Palette.series(0), steps[step], opacity(step), "");
        }
    }

    private static double opacity(int step) {
        return step / (double) STEPS;
    }

    private void drawAxes(Svg svg) {
        svg.draw(Stroke.solid(Palette.SOFT, 1), new PathData().box(LEFT, TOP, SIZE, SIZE));
        for (int column : numbers(width())) {
            double x = LEFT + (column + 0.5) * SIZE / width();
            svg.text(x, TOP + SIZE + 16, Anchor.MIDDLE, Palette.SOFT, Integer.toString(column));
        }
        for (int row : numbers(values.length)) {
            double y = TOP + (row + 0.5) * SIZE / values.length;
            svg.text(LEFT - 6, y + 4, Anchor.END, Palette.SOFT, Integer.toString(row));
        }
        svg.text(LEFT + SIZE / 2.0, TOP + SIZE + BELOW - 9, Anchor.MIDDLE, Palette.INK, columns);
        svg.upwards(13, TOP + SIZE / 2.0, Palette.INK, rows);
    }

    private static List<Integer> numbers(int count) {
        if (count < 2) {
            return count == 0 ? List.of() : List.of(0);
        }
        return Ticks.within(new Range(0, count - 1.0), Math.min(MOST_TICKS, count)).values().stream()
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .map(value -> value.intValue())
                .toList();
    }

    private void drawKey(Svg svg) {
        double left = LEFT + SIZE + KEY_LEFT;
        double step = SIZE / (double) STEPS;
        for (int i = 1; i <= STEPS; i++) {
            svg.fill(
                    Palette.series(0),
                    new PathData().box(left, TOP + SIZE - i * step, KEY_WIDTH, step),
                    opacity(i),
                    "");
        }
        Range range = new Range(0, Math.max(largest(), Double.MIN_NORMAL));
        Scale scale = new Scale(range, TOP + SIZE, TOP);
        Ticks ticks = Ticks.within(range, MOST_TICKS);
        List<String> labels = ticks.labels();
        for (int i = 0; i < labels.size(); i++) {
            double y = scale.pixel(ticks.values().get(i).doubleValue());
            svg.text(left + KEY_WIDTH + 6, y + 4, Anchor.START, Palette.SOFT, labels.get(i));
        }
        svg.text(left, TOP + SIZE + BELOW - 9, Anchor.START, Palette.INK, unit);
    }
}
