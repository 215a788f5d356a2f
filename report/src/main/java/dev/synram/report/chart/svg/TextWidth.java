package dev.synram.report.chart.svg;

/** Estimates of the width of text, as wide as in the widest usual sans-serif fonts, so that text does not collide in any. */
public final class TextWidth {

    private static final String NARROW = "fijlrtI.,:;'|!()[]/ -";
    private static final String WIDE = "mwMW@%±–…→";
    private static final int FIRST_FULL_WIDTH = 0x2E80;

    private TextWidth() {}

    /** The width of a line of text in pixels, at the size of {@link Svg}. */
    public static double of(String text) {
        return Svg.FONT_SIZE
                * text.codePoints().mapToDouble(TextWidth::relative).sum();
    }

    private static double relative(int character) {
        if (character >= FIRST_FULL_WIDTH) {
            return 1.05;
        }
        if (NARROW.indexOf(character) >= 0) {
            return 0.42;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 1;
        }
        return Character.isUpperCase(character) ? 0.74 : 0.64;
    }

    /** Text with its middle left out, if it would be wider than some pixels: names often differ at their ends. */
    public static String fitted(String text, double width) {
        if (of(text) <= width) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        for (int kept = characters.length - 1; kept > 0; kept--) {
            int head = (kept + 1) / 2;
            String shorter = new String(characters, 0, head)
                    + "…"
                    + new String(characters, characters.length - (kept - head), kept - head);
            if (of(shorter) <= width) {
                return shorter;
            }
        }
        return "…";
    }
}
