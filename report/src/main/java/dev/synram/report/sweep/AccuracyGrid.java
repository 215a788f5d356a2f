package dev.synram.report.sweep;

import dev.synram.experiment.sweep.analysis.AccuracyMap;
import dev.synram.experiment.sweep.analysis.AxisValue;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import dev.synram.report.page.Decimal;
import java.util.List;

/**
 * Median accuracies in percent over two axes, on a ground that is the darker the more accuracy is lost.
 *
 * @param map the accuracies
 * @param best accuracy without loss, 0..1
 */
record AccuracyGrid(AccuracyMap map, double best) {

    private static final int CELL_WIDTH = 56;
    private static final int CELL_HEIGHT = 30;
    private static final int BELOW = 46;
    private static final int GAP = 8;
    private static final int AXIS = 26;
    private static final double DARKEST = 0.6;

    Svg draw() {
        double left = AXIS
                + GAP
                + map.rows().stream()
                        .mapToDouble(row -> TextWidth.of(row.label()))
                        .max()
                        .orElse(0);
        double width = CELL_WIDTH * (double) map.columns().size();
        double height = CELL_HEIGHT * (double) map.rows().size();
        Svg svg = new Svg(
                "Median accuracy over %s and %s".formatted(map.across(), map.down()),
                "Median accuracies in percent: %s columns for %s, %s rows for %s."
                        .formatted(
                                map.columns().size(), map.across(), map.rows().size(), map.down()),
                Math.max(left + width + GAP, left + TextWidth.of(map.across())),
                height + GAP + BELOW);
        for (int row = 0; row < map.rows().size(); row++) {
            for (int column = 0; column < map.columns().size(); column++) {
                drawCell(
                        svg,
                        left + column * CELL_WIDTH,
                        GAP + row * CELL_HEIGHT,
                        map.medians().get(row).get(column));
            }
        }
        svg.draw(Stroke.solid(Palette.SOFT, 1), new PathData().box(left, GAP, width, height));
        drawLabels(svg, left, width, height);
        return svg;
    }

    private void drawCell(Svg svg, double left, double top, double accuracy) {
        if (!Double.isFinite(accuracy)) {
            return;
        }
        double loss = Math.max(0, best - accuracy);
        double shade = worst() > 0 ? DARKEST * loss / worst() : 0;
        svg.fill(Palette.series(0), new PathData().box(left, top, CELL_WIDTH, CELL_HEIGHT), shade, "");
        svg.text(
                left + CELL_WIDTH / 2.0,
                top + CELL_HEIGHT / 2.0 + 4,
                Anchor.MIDDLE,
                Palette.INK,
                Decimal.of(100 * accuracy, 2));
    }

    private double worst() {
        return map.medians().stream()
                .flatMap(List::stream)
                .filter(Double::isFinite)
                .mapToDouble(accuracy -> best - accuracy)
                .max()
                .orElse(0);
    }

    private void drawLabels(Svg svg, double left, double width, double height) {
        List<AxisValue> columns = map.columns();
        for (int column = 0; column < columns.size(); column++) {
            double x = left + (column + 0.5) * CELL_WIDTH;
            svg.text(
                    x,
                    GAP + height + 16,
                    Anchor.MIDDLE,
                    Palette.SOFT,
                    columns.get(column).label());
        }
        for (int row = 0; row < map.rows().size(); row++) {
            double y = GAP + (row + 0.5) * CELL_HEIGHT + 4;
            svg.text(
                    left - GAP, y, Anchor.END, Palette.SOFT, map.rows().get(row).label());
        }
        svg.text(left + width / 2, GAP + height + BELOW - 9, Anchor.MIDDLE, Palette.INK, map.across());
        svg.upwards(13, GAP + height / 2, Palette.INK, TextWidth.fitted(map.down(), height));
    }
}
