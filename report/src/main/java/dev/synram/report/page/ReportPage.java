package dev.synram.report.page;

import java.util.List;

/**
 * A self-contained HTML page, for light and dark screens, narrow ones and paper.
 *
 * @param kind what the page is about
 * @param title of the page
 * @param lead what was done, below the title
 * @param headline the result in a few words, for the index of a folder
 * @param sections from top to bottom
 */
public record ReportPage(Kind kind, String title, String lead, String headline, List<Section> sections) {

    /** What a page is about. */
    public enum Kind {
        /** A network on chips. */
        EVALUATION("evaluation"),
        /** Training. */
        TRAINING("training"),
        /** Methods of training. */
        ABLATION("ablation"),
        /** Layout and cost of a network. */
        PLAN("plan"),
        /** The response of a chip. */
        CHARACTERIZATION("characterization"),
        /** The calibration of a chip. */
        CALIBRATION("calibration"),
        /** Spikes of a network on a chip. */
        PLAY("play"),
        /** Many chips and settings. */
        SWEEP("sweep"),
        /** The pages of a folder. */
        INDEX("index");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word for display, and in the page's metadata. */
        public String label() {
            return label;
        }
    }

    /**
     * A section for the template.
     *
     * @param heading its title
     * @param contents parts as HTML
     * @param note explanation below
     */
    record SectionView(String heading, List<String> contents, String note) {}

    /**
     * A page for the template.
     *
     * @param kind word for its kind
     * @param title of the page
     * @param lead what was done
     * @param headline the result
     * @param styles CSS
     * @param sections its sections
     */
    record View(String kind, String title, String lead, String headline, String styles, List<SectionView> sections) {}

    public ReportPage {
        sections = List.copyOf(sections);
    }

    /** The page as HTML. */
    public String html() {
        return Template.fill(
                "page",
                new View(
                        kind.label(),
                        title,
                        lead,
                        headline,
                        Template.text("report.css"),
                        sections.stream()
                                .map(section -> new SectionView(
                                        section.heading(),
                                        section.contents().stream()
                                                .map(Content::html)
                                                .toList(),
                                        section.note()))
                                .toList()));
    }
}
