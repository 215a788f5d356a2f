package dev.synram.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgTest {

    private static final String NAME = "a<b>&\"c\"\u0001\uD800";

    private static Svg drawing() {
        return new Svg(NAME, NAME, 100, 50)
                .fill(Palette.layer(0), new PathData().box(1, 2, 3, 4), 0.5, NAME)
                .draw(Stroke.solid(Palette.series(1), 1.234), new PathData().line(0, 0, 1 / 3.0, -2 / 3.0))
                .text(5, 20, Anchor.END, Palette.SOFT, NAME);
    }

    @Test
    void namesAreEscapedInFiles() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing().file())));
        String read = "a<b>&\"c\"\uFFFD\uFFFD";
        assertThat(document.getDocumentElement().getAttribute("aria-label")).isEqualTo(read);
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(read);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo(read);
    }

    @Test
    void pagesGiveTheColorsAndFilesAreBlackOnWhite() {
        assertThat(drawing().element()).contains("var(--layer-1,#cfe5f5)", "role=\"img\"", "<desc>");
        assertThat(drawing().file())
                .doesNotContain("var(")
                .contains("fill=\"#ffffff\" d=\"M0 0h100v50h-100z\"", "text-anchor=\"end\" fill=\"#000000\"");
    }

    @Test
    void coordinatesHaveAtMostTwoDecimals() {
        assertThat(drawing().element()).contains("stroke-width=\"1.23\"", "M0 0L0.33 -0.67");
        assertThat(new PathData().dot(-0.001, 10.999)).hasToString("M0 11h0");
        assertThat(new PathData().box(1.5, 2.05, 3, 4)).hasToString("M1.5 2.05h3v4h-3z");
    }

    @Test
    void longNamesLoseTheirMiddle() {
        String fitted = TextWidth.fitted("encoder.layers.11.attention.output.dense", 120);
        assertThat(fitted).startsWith("encoder").endsWith("dense").contains("…");
        assertThat(TextWidth.of(fitted)).isLessThanOrEqualTo(120);
        assertThat(TextWidth.fitted("conv1", 120)).isEqualTo("conv1");
        assertThat(TextWidth.fitted("conv1", 1)).isEqualTo("…");
    }
}
