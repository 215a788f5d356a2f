package dev.synram.nir.execution;

/** The unit of the times in a file, which files do not store. */
public enum NirTime {
    /** As in the files of the NIR paper. */
    SECONDS(1),
    /** As in the tables of the specification. */
    MILLISECONDS(1e-3);

    private final double seconds;

    NirTime(double seconds) {
        this.seconds = seconds;
    }

    /** The unit in seconds. */
    public double seconds() {
        return seconds;
    }
}
