package dev.synram.service.page;

import dev.synram.service.chips.live.LiveChip;
import java.util.Locale;

/** What the buttons of the page do to its chip. */
public enum PageAction {
    /** Calibrates the chip as it is. */
    RECALIBRATE,
    /** Takes the next chip. */
    ANOTHER,
    /** Lets the chip fail. */
    FAIL;

    void apply(LiveChip chip) {
        switch (this) {
            case RECALIBRATE -> chip.recalibrate();
            case ANOTHER -> chip.another();
            case FAIL -> chip.fail();
        }
    }

    /** The last part of its address. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
