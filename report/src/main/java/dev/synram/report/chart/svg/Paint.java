package dev.synram.report.chart.svg;

/**
 * A colour: a custom property of the page's styles, so that it differs between light and dark pages.
 *
 * @param property name of the property without its dashes
 * @param color its value on light pages and in files, as {@code #rrggbb}
 */
public record Paint(String property, String color) {

    /** The colour as CSS. */
    public String css() {
        return "var(--" + property + "," + color + ")";
    }
}
