package dev.synram.experiment.accuracy;

/** Whether a network keeps its accuracy on a chip, as far as the test samples can show. */
public enum Verdict {

    /** The accuracy drop is acceptable even at the upper end of its confidence interval. */
    SURVIVES("survives"),

    /** The tolerance lies within the confidence interval: more test samples are needed. */
    UNDECIDED("undecided, test with more samples"),

    /** The accuracy drop exceeds the tolerance even at the lower end of its confidence interval. */
    LOSES_ACCURACY("loses accuracy");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The text for display. */
    public String label() {
        return label;
    }
}
