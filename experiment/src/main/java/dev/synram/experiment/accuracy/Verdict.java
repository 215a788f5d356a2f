package dev.synram.experiment.accuracy;

/** Whether a network keeps its accuracy on chips, as far as samples and chips can show. */
public enum Verdict {

    /** The accuracy drop is acceptable even at the upper end of its confidence interval. */
    SURVIVES,

    /** The tolerance lies within the confidence interval: more samples or chips would decide. */
    LOSES_SOME,

    /** The accuracy drop exceeds the tolerance even at the lower end of its confidence interval. */
    DOES_NOT_SURVIVE
}
