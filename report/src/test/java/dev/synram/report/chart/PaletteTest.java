package dev.synram.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.chart.svg.Paint;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.page.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contrasts as defined by the Web Content Accessibility Guidelines 2.2: 4.5 for text, 3 for lines and markers. */
class PaletteTest {

    private static final Pattern PROPERTY = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");

    private static List<Map<String, String>> schemes;

    @BeforeAll
    static void readsStyles() throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int dark = css.indexOf("prefers-color-scheme: dark");
            schemes = List.of(properties(css.substring(0, dark)), properties(css.substring(dark)));
        }
    }

    private static Map<String, String> properties(String css) {
        Map<String, String> properties = new HashMap<>();
        Matcher matcher = PROPERTY.matcher(css);
        while (matcher.find()) {
            properties.put(matcher.group(1), matcher.group(2));
        }
        return properties;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Stream<Paint> all() {
        return Stream.of(
                        Stream.of(Palette.INK, Palette.SOFT, Palette.GRID, Palette.PAPER),
                        Palette.SERIES.stream(),
                        Palette.LAYERS.stream(),
                        Palette.PARTS.stream())
                .flatMap(paints -> paints);
    }

    @Test
    void stylesDefineEveryColorForLightAndDarkPages() {
        assertThat(all()).allSatisfy(paint -> {
            assertThat(schemes.getFirst()).containsEntry(paint.property(), paint.color());
            assertThat(schemes.getLast()).containsKey(paint.property());
        });
    }

    @Test
    void textIsLegible() {
        for (Map<String, String> scheme : schemes) {
            for (String text : List.of("ink", "soft")) {
                assertThat(contrast(scheme.get(text), scheme.get("paper")))
                        .as(text)
                        .isGreaterThan(4.5);
            }
            assertThat(Stream.concat(Palette.LAYERS.stream(), Palette.PARTS.stream()))
                    .allSatisfy(fill -> assertThat(contrast(scheme.get("ink"), scheme.get(fill.property())))
                            .as(fill.property())
                            .isGreaterThan(4.5));
        }
    }

    @Test
    void seriesStandOutFromThePage() {
        for (Map<String, String> scheme : schemes) {
            assertThat(Palette.SERIES)
                    .allSatisfy(series -> assertThat(contrast(scheme.get(series.property()), scheme.get("paper")))
                            .as(series.property())
                            .isGreaterThan(3));
        }
    }
}
