package dev.synram.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A drawing of rectangles and text, in pixels. */
final class Svg {

    private static final String INK = "#1b2430";
    private static final String SOFT = "#5b6675";
    private static final int LEGEND_STEP = 120;

    private final StringBuilder elements = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** A filled rectangle with a title as tooltip. */
    void box(double x, double y, double boxWidth, double boxHeight, String fill, String title) {
        elements.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"><title>%s</title></rect>%n",
                x,
                y,
                boxWidth,
                boxHeight,
                fill,
                escaped(title)));
    }

    /** The outline of a rectangle. */
    void frame(double x, double y, double boxWidth, double boxHeight) {
        elements.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" stroke=\"#aab3bf\"/>%n",
                x,
                y,
                boxWidth,
                boxHeight));
    }

    /** A vertical line. */
    void line(double x, double from, double to) {
        elements.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.2f\" x2=\"%.2f\" y1=\"%.2f\" y2=\"%.2f\" stroke=\"#dfe4ea\"/>%n",
                x,
                x,
                from,
                to));
    }

    /** Text whose baseline starts, is centered or ends at a point: anchor start, middle or end. */
    void text(double x, double y, String anchor, String words) {
        text(x, y, anchor, SOFT, 12, words);
    }

    /** Text within a box. */
    void label(double x, double y, int size, String words) {
        text(x, y, "middle", INK, size, words);
    }

    private void text(double x, double y, String anchor, String color, int size, String words) {
        elements.append(String.format(
                Locale.ROOT,
                "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\" pointer-events=\"none\">%s"
                        + "</text>%n",
                x,
                y,
                anchor,
                color,
                size,
                escaped(words)));
    }

    /** A legend of colors in one row. */
    <T> void legend(double x, double y, List<T> entries, Function<T, String> name, Function<T, String> color) {
        for (int i = 0; i < entries.size(); i++) {
            T entry = entries.get(i);
            double left = x + LEGEND_STEP * i;
            box(left, y - 10, 12, 12, color.apply(entry), name.apply(entry));
            text(left + 18, y, "start", name.apply(entry));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
                        + "font-family=\"system-ui, sans-serif\">%n%s</svg>%n",
                width,
                height,
                width,
                height,
                elements);
    }
}
