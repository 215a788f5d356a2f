package dev.synram.cli.option;

/** What a network is for. */
public enum Task {
    /** Its largest result is a class. */
    CLASSIFICATION,
    /** Its results are values. */
    REGRESSION
}
