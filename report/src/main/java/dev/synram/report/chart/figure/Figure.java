package dev.synram.report.chart.figure;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import dev.synram.report.chart.svg.Svg;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A chart as a file for a paper: black on white.
 *
 * @param chart the drawing
 */
public record Figure(Svg chart) {

    /** Pixels of a PNG for each pixel of the drawing: 300 dots per inch for a drawing at 96. */
    private static final double PIXELS = 3.125;

    /** Points of a PDF for each pixel of the drawing. */
    private static final float POINTS = 72 / 96f;

    static {
        ImageIO.setUseCache(false);
    }

    /** The figure as SVG. */
    public String svg() {
        return chart.file();
    }

    /** The figure as PNG with 300 dots per inch. */
    public byte[] png() {
        SVGDocument document = document();
        FloatSize size = document.size();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(size.width * PIXELS),
                (int) Math.ceil(size.height * PIXELS),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(PIXELS, PIXELS);
        document.render((java.awt.@Nullable Component) null, graphics, new ViewBox(size));
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** The figure as PDF: one page, which consists of lines and outlines and not of pixels. */
    public byte[] pdf() {
        SVGDocument document = document();
        FloatSize size = document.size();
        PDRectangle paper = new PDRectangle(size.width * POINTS, size.height * POINTS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(paper);
            pdf.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(pdf, size.width, size.height);
            document.render((java.awt.@Nullable Component) null, graphics, new ViewBox(size));
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.transform(Matrix.getScaleInstance(POINTS, POINTS));
                content.drawForm(graphics.getXFormObject());
            }
            pdf.getDocumentInformation().setTitle(chart.title());
            pdf.getDocumentInformation().setCreationDate(epoch());
            pdf.setDocumentId(0L);
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A fixed date, so that the same chart gives the same file. */
    private static Calendar epoch() {
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(0);
        return date;
    }

    private SVGDocument document() {
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg().getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("the chart %s is no SVG".formatted(chart.title()));
        }
        return document;
    }
}
