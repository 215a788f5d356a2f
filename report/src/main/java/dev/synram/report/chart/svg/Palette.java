package dev.synram.report.chart.svg;

import java.util.List;

/**
 * The colours of charts. Their dark values are in {@code report.css}. Series have the colours of Okabe and Ito (2008), which
 * are distinguishable with color blindness, the lighter ones darkened for a contrast of 3 to 1 with the page. Fills carry text
 * in {@link #INK}.
 */
public final class Palette {

    /** Text and axes. */
    public static final Paint INK = new Paint("ink", "#1b2430");

    /** Less important text. */
    public static final Paint SOFT = new Paint("soft", "#566170");

    /** Grid lines. */
    public static final Paint GRID = new Paint("line", "#dfe4ea");

    /** The background of charts. */
    public static final Paint PAPER = new Paint("paper", "#ffffff");

    /** Colours of series, in their order. */
    public static final List<Paint> SERIES = List.of(
            new Paint("series-1", "#0072b2"),
            new Paint("series-2", "#d55e00"),
            new Paint("series-3", "#009e73"),
            new Paint("series-4", "#c0699a"),
            new Paint("series-5", "#b87900"),
            new Paint("series-6", "#1b2430"));

    /** Fills of layers. */
    public static final List<Paint> LAYERS = List.of(
            new Paint("layer-1", "#cfe5f5"),
            new Paint("layer-2", "#fbe3b5"),
            new Paint("layer-3", "#cdebdd"),
            new Paint("layer-4", "#f5efb8"),
            new Paint("layer-5", "#d8d3f0"),
            new Paint("layer-6", "#f8d3c2"),
            new Paint("layer-7", "#efd3e3"),
            new Paint("layer-8", "#dfe3e8"));

    /** Fills of parts of a whole. */
    public static final List<Paint> PARTS = List.of(
            new Paint("part-1", "#b79be0"),
            new Paint("part-2", "#e69f00"),
            new Paint("part-3", "#ee8866"),
            new Paint("part-4", "#56b4e9"),
            new Paint("part-5", "#44bb99"),
            new Paint("part-6", "#eedd44"),
            new Paint("part-7", "#dde2e8"));

    private Palette() {}

    /** The colour of a series by its index. */
    public static Paint series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    /** The fill of a layer by its index. */
    public static Paint layer(int index) {
        return LAYERS.get(index % LAYERS.size());
    }
}
