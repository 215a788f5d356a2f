package dev.synram.report.page;

import java.util.List;

/**
 * Several parts.
 *
 * @param arrangement how they stand
 * @param summary what is seen while they are folded; empty otherwise
 * @param contents the parts
 */
public record Parts(Arrangement arrangement, String summary, List<Content> contents) implements Content {

    /** How parts stand. */
    public enum Arrangement {
        /** Side by side where there is space. */
        GRID,
        /** Seen after a click. */
        FOLDED
    }

    /**
     * Parts for the template.
     *
     * @param grid whether they stand side by side
     * @param summary what is seen of folded parts
     * @param contents parts as HTML
     */
    record View(boolean grid, String summary, List<String> contents) {}

    public Parts {
        contents = List.copyOf(contents);
    }

    /** Parts side by side where there is space. */
    public static Parts grid(List<? extends Content> contents) {
        return new Parts(Arrangement.GRID, "", List.copyOf(contents));
    }

    /** Parts that are seen after a click. */
    public static Parts folded(String summary, List<? extends Content> contents) {
        return new Parts(Arrangement.FOLDED, summary, List.copyOf(contents));
    }

    @Override
    public String html() {
        return Template.fill(
                "parts",
                new View(
                        arrangement == Arrangement.GRID,
                        summary,
                        contents.stream().map(Content::html).toList()));
    }
}
