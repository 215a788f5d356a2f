package dev.synram.experiment.setting;

import java.util.Locale;

/** How far copies of weights fill idle rows and columns when a network is converted for chips. */
public enum Copies {
    /** As far as a batch takes hardly longer; weights may be written again between layers. */
    IN_BATCHES("copies"),
    /** As far as all weights stay on the chips between samples that come one at a time. */
    RESIDENT("resident"),
    /** The same, but only where such a sample takes hardly longer. */
    LOW_LATENCY("lowLatency");

    private final String setting;

    Copies(String setting) {
        this.setting = setting;
    }

    /** The name as results tell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The setting that asks for it, for messages. */
    public String setting() {
        return setting;
    }
}
