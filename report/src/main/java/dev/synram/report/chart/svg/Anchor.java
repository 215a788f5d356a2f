package dev.synram.report.chart.svg;

/** Which part of a line of text lies at its point. */
public enum Anchor {
    /** Its beginning. */
    START("start"),
    /** Its middle. */
    MIDDLE("middle"),
    /** Its end. */
    END("end");

    private final String value;

    Anchor(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
