package dev.synram.experiment.setting;

import dev.synram.simulator.error.ChipParameters;
import java.util.Locale;

/** Sets of magnitudes of errors that users can name. */
public enum ChipPreset {
    /** As from the factory. */
    NOMINAL,
    /** Without any error. */
    IDEAL,
    /** A bad one. */
    HARSH;

    /** The magnitudes. */
    public ChipParameters parameters() {
        return switch (this) {
            case NOMINAL -> ChipParameters.nominal();
            case IDEAL -> ChipParameters.ideal();
            case HARSH -> ChipParameters.harsh();
        };
    }

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
