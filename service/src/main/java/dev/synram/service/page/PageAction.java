package dev.synram.service.page;

import dev.synram.service.chips.live.LiveChip;
import java.util.Locale;
import java.util.function.Consumer;

/** What the buttons of the page do to its chip. */
public enum PageAction {
    /** Calibrates the chip as it is. */
    RECALIBRATE(LiveChip::recalibrate),
    /** Takes the next chip. */
    ANOTHER(LiveChip::another),
    /** Lets the chip fail. */
    FAIL(LiveChip::fail);

    private final Consumer<LiveChip> action;

    PageAction(Consumer<LiveChip> action) {
        this.action = action;
    }

    void apply(LiveChip chip) {
        action.accept(chip);
    }

    /** The last part of its address. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
