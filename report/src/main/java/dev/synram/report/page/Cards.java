package dev.synram.report.page;

import java.util.List;

/**
 * Important values in a row of boxes.
 *
 * @param cards the boxes
 */
public record Cards(List<Card> cards) implements Content {

    /**
     * A box.
     *
     * @param value what is large
     * @param text what it means
     * @param main whether it is the most important one
     */
    public record Card(String value, String text, boolean main) {}

    public Cards {
        cards = List.copyOf(cards);
    }

    @Override
    public String html() {
        return Template.fill("cards", this);
    }
}
