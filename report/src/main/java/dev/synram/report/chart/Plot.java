package dev.synram.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart with axes, units and a legend in the common style of this software. */
public final class Plot {

    /** Colors that are distinguishable with color blindness (Okabe and Ito 2008). */
    private static final Color[] COLORS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00)
    };

    private static final Color INK = new Color(0x1B2430);
    private static final Color GRID = new Color(0xDFE4EA);

    private static final int PIXELS_PER_LABEL = 90;

    /** Width below which labels have a smaller font. */
    private static final int SMALL = 600;

    private final XYChart chart;
    private int colors;

    /** Makes an empty chart. Axis titles include the unit. */
    public Plot(int width, int height, String xAxis, String yAxis) {
        chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        XYStyler style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setChartPadding(8)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendPosition(LegendPosition.InsideNW)
                .setLegendBorderColor(GRID)
                .setLegendFont(font(13));
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(INK);
        style.setPlotGridLinesColor(GRID);
        style.setAxisTickMarksColor(INK);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickLabelsFont(font(width < SMALL ? 10 : 12));
        style.setAxisTitleFont(font(14));
        style.setErrorBarsColorSeriesColor(true);
        style.setMarkerSize(4);
        style.setXAxisDecimalPattern("0.###");
        style.setYAxisDecimalPattern("0.###");
        style.setXAxisTickMarkSpacingHint(PIXELS_PER_LABEL);
    }

    private static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** Places the legend. */
    public Plot legend(LegendPosition position) {
        chart.getStyler().setLegendPosition(position);
        return this;
    }

    /** Puts the legend below the chart, where it hides no data. */
    public Plot legendBelow() {
        chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
        return legend(LegendPosition.OutsideS);
    }

    /** Sets the range of the vertical axis. */
    public Plot yRange(double low, double high) {
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
        return this;
    }

    /** Sets the range of the horizontal axis. */
    public Plot xRange(double low, double high) {
        chart.getStyler().setXAxisMin(low);
        chart.getStyler().setXAxisMax(high);
        return this;
    }

    /** Adds points with error bars. */
    public Plot points(String name, double[] x, double[] y, double[] errors) {
        dots(chart.addSeries(name, x, y, errors));
        return this;
    }

    /** Adds points. */
    public Plot points(String name, double[] x, double[] y) {
        dots(chart.addSeries(name, x, y));
        return this;
    }

    private void dots(XYSeries series) {
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(nextColor());
        series.setLineColor(series.getMarkerColor());
    }

    /** Adds a line. */
    public Plot line(String name, double[] x, double[] y) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(nextColor())
                .setLineWidth(1.6f);
        return this;
    }

    /** Adds a line through points with error bars. */
    public Plot lineWithErrors(String name, double[] x, double[] y, double[] errors) {
        XYSeries series = chart.addSeries(name, x, y, errors);
        series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(nextColor()).setLineWidth(1.6f);
        series.setLineColor(series.getMarkerColor());
        return this;
    }

    private Color nextColor() {
        return COLORS[colors++ % COLORS.length];
    }

    /** The chart as SVG. */
    public String svg() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart as PNG. */
    public byte[] png() {
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
