package dev.synram.cli.option.data;

import java.util.Locale;

/** What a network is for. */
public enum Task {
    /** Its largest result is a class. */
    CLASSIFICATION,
    /** Its results are values. */
    REGRESSION;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
