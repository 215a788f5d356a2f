package dev.synram.report.chart.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * What colours and markers mean, in as many rows as needed.
 *
 * @param entries their names and samples
 */
public record Legend(List<Entry> entries) {

    private static final int ROW = 20;
    private static final int GAP = 16;

    /**
     * A line of a legend.
     *
     * @param name what the sample stands for
     * @param swatch draws the sample
     */
    public record Entry(String name, Swatch swatch) {}

    private record Placed(Entry entry, String text, double x, int row) {}

    public Legend {
        entries = List.copyOf(entries);
    }

    /** The height in pixels within a width. */
    public double height(double width) {
        List<Placed> placed = placed(width);
        return placed.isEmpty() ? 0 : ROW * (placed.getLast().row() + 1);
    }

    /** Draws the legend below and to the right of a point. */
    public void draw(Svg svg, double left, double top, double width) {
        for (Placed placed : placed(width)) {
            double middle = top + ROW * placed.row() + ROW / 2.0;
            placed.entry().swatch().draw(svg, left + placed.x(), middle);
            svg.text(left + placed.x() + Swatch.WIDTH, middle + 4, Anchor.START, Palette.INK, placed.text());
        }
    }

    private List<Placed> placed(double width) {
        List<Placed> result = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (Entry entry : entries) {
            String text = TextWidth.fitted(entry.name(), width - Swatch.WIDTH);
            double needed = Swatch.WIDTH + TextWidth.of(text);
            if (x > 0 && x + needed > width) {
                x = 0;
                row++;
            }
            result.add(new Placed(entry, text, x, row));
            x += needed + GAP;
        }
        return result;
    }
}
