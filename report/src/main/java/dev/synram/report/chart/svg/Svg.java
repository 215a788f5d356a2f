package dev.synram.report.chart.svg;

import static dev.synram.report.chart.svg.PathData.rounded;

import java.util.regex.Pattern;

/**
 * A drawing in pixels. In a page its colours are those of the page; {@link #file()} gives it the style of a publication. Text
 * has one size, {@value #FONT_SIZE} pixels.
 */
public final class Svg {

    /** Size of all text in pixels. */
    public static final int FONT_SIZE = 12;

    private static final Pattern PROPERTY = Pattern.compile("var\\(--([a-z0-9-]+),(#[0-9a-f]{6})\\)");
    private static final String BLACK = "#000000";

    private final String title;
    private final String description;
    private final double width;
    private final double height;
    private final StringBuilder elements = new StringBuilder();

    /**
     * Makes an empty drawing.
     *
     * @param title what it shows
     * @param description what can be read from it, for those who do not see it
     * @param width in pixels
     * @param height in pixels
     */
    public Svg(String title, String description, double width, double height) {
        this.title = title;
        this.description = description;
        this.width = width;
        this.height = height;
    }

    /** What the drawing shows. */
    public String title() {
        return title;
    }

    /** Fills a path. */
    public Svg fill(Paint fill, PathData path) {
        return fill(fill, path, 1, "");
    }

    /** Fills a path, with a title that appears under the pointer; empty for none. */
    public Svg fill(Paint fill, PathData path, double opacity, String tooltip) {
        if (path.isEmpty()) {
            return this;
        }
        elements.append("<path fill=\"").append(fill.css()).append('"');
        if (opacity < 1) {
            elements.append(" fill-opacity=\"").append(rounded(opacity)).append('"');
        }
        return data(path, tooltip);
    }

    /** Draws a path. */
    public Svg draw(Stroke stroke, PathData path) {
        if (path.isEmpty()) {
            return this;
        }
        elements.append("<path fill=\"none\" stroke=\"")
                .append(stroke.paint().css())
                .append("\" stroke-width=\"")
                .append(rounded(stroke.width()))
                .append('"');
        if (!stroke.dashes().isEmpty()) {
            elements.append(" stroke-dasharray=\"").append(stroke.dashes()).append('"');
        }
        if (stroke.round()) {
            elements.append(" stroke-linecap=\"round\"");
        }
        return data(path, "");
    }

    private Svg data(PathData path, String tooltip) {
        elements.append(" d=\"").append(path).append('"');
        if (tooltip.isEmpty()) {
            elements.append("/>\n");
        } else {
            elements.append("><title>").append(escaped(tooltip)).append("</title></path>\n");
        }
        return this;
    }

    /** A line of text with its baseline at a point. */
    public Svg text(double x, double y, Anchor anchor, Paint paint, String text) {
        return text("x=\"" + rounded(x) + "\" y=\"" + rounded(y) + '"', anchor, paint, text);
    }

    /** A line of text that reads upwards, centered at a point. */
    public Svg upwards(double x, double y, Paint paint, String text) {
        return text(
                "transform=\"translate(" + rounded(x) + ' ' + rounded(y) + ") rotate(-90)\"",
                Anchor.MIDDLE,
                paint,
                text);
    }

    private Svg text(String place, Anchor anchor, Paint paint, String text) {
        elements.append("<text ").append(place);
        if (anchor != Anchor.START) {
            elements.append(" text-anchor=\"").append(anchor.value()).append('"');
        }
        elements.append(" fill=\"")
                .append(paint.css())
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
        return this;
    }

    /** The drawing as an element of a page. */
    public String element() {
        return element("system-ui, sans-serif", "");
    }

    /** The drawing as a file: black on white, without properties of a page. */
    public String file() {
        String background = "<path fill=\"#ffffff\" d=\"" + new PathData().box(0, 0, width, height) + "\"/>\n";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + PROPERTY.matcher(element("SansSerif, Helvetica, Arial, sans-serif", background))
                        .replaceAll(match -> inFile(match.group(1), match.group(2)));
    }

    private static String inFile(String property, String color) {
        boolean text = property.equals(Palette.INK.property()) || property.equals(Palette.SOFT.property());
        return text ? BLACK : color;
    }

    private String element(String font, String background) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + escaped(title) + "\" width=\""
                + rounded(width) + "\" height=\"" + rounded(height) + "\" viewBox=\"0 0 " + rounded(width) + ' '
                + rounded(height) + "\" font-family=\"" + font + "\" font-size=\"" + FONT_SIZE + "\">\n<title>"
                + escaped(title) + "</title>\n<desc>" + escaped(description) + "</desc>\n" + background + elements
                + "</svg>\n";
    }

    /** Text for an element or an attribute; characters that XML forbids are replaced. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                default -> result.appendCodePoint(isAllowed(character) ? character : '\uFFFD');
            }
        });
        return result.toString();
    }

    private static boolean isAllowed(int character) {
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean control = character < ' ' && character != '\t' && character != '\n' && character != '\r';
        return !control && !surrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
