package dev.synram.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.report.chart.bar.Bar;
import dev.synram.report.chart.bar.BarChart;
import dev.synram.report.chart.heat.HeatMap;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.List;
import org.junit.jupiter.api.Test;

class XyChartTest {

    private static final double NAN = Double.NaN;

    private static String drawn(Series... series) {
        return new XyChart("chart", Axis.of("x"), Axis.of("y"), List.of(series))
                .draw(400, 200)
                .element();
    }

    @Test
    void missingValuesInterruptLinesAndAreNoPoints() {
        double[] x = {0, 1, 2, 3, 4};
        String svg = drawn(Series.markedLine("one", x, new double[] {0, 1, NAN, Double.POSITIVE_INFINITY, 1}));
        assertThat(svg).doesNotContain("NaN", "Infinity").contains("one: 3 points from 0.000 to 1.000");
        assertThat(svg).containsPattern("d=\"M[0-9. ]+L[0-9. ]+M[0-9. ]+\"").containsPattern("d=\"(M[0-9. ]+h0){3}\"");
    }

    @Test
    void emptySeriesAreDrawnAsEmpty() {
        assertThat(drawn(Series.points("none", new double[0], new double[0], new double[0])))
                .contains("none: no values", ">none</text>", ">0.0</text>", ">1.0</text>")
                .doesNotContain("NaN");
        assertThat(drawn()).contains("<svg").doesNotContain("NaN");
    }

    @Test
    void errorBarsAreWithinTheAxes() {
        String svg = drawn(Series.points("one", new double[] {1, 2}, new double[] {10, 20}, new double[] {30, NAN}));
        assertThat(svg)
                .contains(">-50</text>", ">50</text>")
                .containsOnlyOnce("stroke=\"var(--series-1,#0072b2)\" stroke-width=\"1\"");
    }

    @Test
    void histogramsCountEveryFiniteValueOnce() {
        Series histogram = Series.histogram("one", new double[] {-5, 0, 0.9, 1, 3.9, 4, 99, NAN}, 0, 4, 4);
        assertThat(histogram.x()).containsExactly(0, 1, 1, 2, 2, 3, 3, 4);
        assertThat(histogram.y()).containsExactly(3, 3, 1, 1, 0, 0, 3, 3);
    }

    @Test
    void seriesOfUnequalLengthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.points("one", new double[2], new double[3]))
                .withMessageContaining("series one has 2 x values, 3 y values and 0 errors");
    }

    @Test
    void barsWithoutAValueAreLeftOut() {
        String svg = new BarChart(
                        "bars",
                        "percent",
                        List.of("drop"),
                        List.of(
                                new BarChart.Group("none", List.of(Bar.of(NAN))),
                                new BarChart.Group("one", List.of(new Bar(-1, -2, 0.5)))))
                .draw()
                .element();
        assertThat(svg).doesNotContain("NaN").contains("<title>one</title>").doesNotContain("<title>none</title>");
        assertThat(svg).contains(">none</text>", ">-2.0</text>", ">0.5</text>");
    }

    @Test
    void heatMapsNeedNoElements() {
        assertThat(new HeatMap("map", "columns", "rows", "samples", new double[0][])
                        .draw()
                        .element())
                .doesNotContain("NaN", "Infinity");
        assertThat(new HeatMap("map", "columns", "rows", "samples", new double[][] {{0, 4}, {NAN, 2}})
                        .draw()
                        .element())
                .contains("largest element 4.000 samples", "fill-opacity=\"0.5\"")
                .doesNotContain("NaN");
    }
}
