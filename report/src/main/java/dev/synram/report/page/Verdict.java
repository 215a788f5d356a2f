package dev.synram.report.page;

import java.util.List;

/**
 * The answer of a page: whether a network survives the chip, and what supports that.
 *
 * @param status the answer
 * @param headline the answer in a sentence, with its interval
 * @param sentences what supports it, one sentence each
 */
public record Verdict(Status status, String headline, List<String> sentences) implements Content {

    /** Whether a network survives. Symbols tell them apart without colors. */
    public enum Status {
        /** It keeps its accuracy. */
        SURVIVES("survives", "✔"),
        /** It loses some accuracy, or the samples are too few to tell. */
        LOSES("loses", "▲"),
        /** It is not usable. */
        DOES_NOT_SURVIVE("fails", "✖");

        private final String kind;
        private final String symbol;

        Status(String kind, String symbol) {
            this.kind = kind;
            this.symbol = symbol;
        }
    }

    /**
     * A verdict for the template.
     *
     * @param kind its CSS class
     * @param symbol stands before the headline
     * @param headline the answer
     * @param sentences what supports it
     */
    record View(String kind, String symbol, String headline, List<String> sentences) {}

    public Verdict {
        sentences = List.copyOf(sentences);
    }

    /** The section at the top of a page. */
    public Section section() {
        return Section.of("Verdict", this, "");
    }

    @Override
    public String html() {
        return Template.fill("verdict", new View(status.kind, status.symbol, headline, sentences));
    }
}
