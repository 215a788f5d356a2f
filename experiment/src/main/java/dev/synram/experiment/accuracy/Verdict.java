package dev.synram.experiment.accuracy;

/** Whether a network keeps its accuracy on a chip, as far as the test samples can show. */
public enum Verdict {

    /** The accuracy drop is acceptable even at the upper end of its confidence interval. */
    SURVIVES("survives"),

    /** The tolerance lies within the confidence interval: more samples or chips would decide. */
    LOSES_SOME("loses accuracy, perhaps within the tolerance"),

    /** The accuracy drop exceeds the tolerance even at the lower end of its confidence interval. */
    DOES_NOT_SURVIVE("does not survive");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The text for display. */
    public String label() {
        return label;
    }
}
