package dev.synram.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.chart.figure.Figure;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final int POINTS = 254;

    /** As many points as four inputs of a characterization. */
    private static Figure figure() {
        double[] x = IntStream.range(0, POINTS).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(v -> 100 * Math.sin(v / 31)).toArray();
        double[] errors = new double[POINTS];
        Arrays.fill(errors, 1.7);
        List<Series> series = IntStream.range(0, 4)
                .mapToObj(i -> Series.points("input " + i, x, y, errors))
                .toList();
        return new Figure(new XyChart("figure", Axis.of("weight"), Axis.of("result"), series).draw(860, 440));
    }

    @Test
    void svgIsLean() {
        assertThat(figure().svg().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    @Test
    void pngHasWhitePaperAndBlackAxesAt300DotsPerInch() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure().png()));
        assertThat(image.getWidth()).isEqualTo(2688);
        assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1)).isEqualTo(0xFFFFFFFF);
        assertThat(colors(image)).contains(0xFF000000, 0xFF0072B2, 0xFFD55E00);
    }

    @Test
    void pdfShowsTheSameAndIsTheSameEveryTime() throws IOException {
        byte[] pdf = figure().pdf();
        assertThat(pdf).isEqualTo(figure().pdf()).hasSizeLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("figure");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(645);
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            assertThat(colors(image)).contains(0xFFFFFFFF, 0xFF0072B2, 0xFFD55E00);
        }
    }

    private static List<Integer> colors(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) | 0xFF000000)
                .distinct()
                .boxed()
                .toList();
    }
}
