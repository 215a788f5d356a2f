package dev.synram.report.page;

/**
 * A paragraph.
 *
 * @param text its text
 */
public record Paragraph(String text) implements Content {

    @Override
    public String html() {
        return Template.fill("paragraph", this);
    }
}
