package dev.synram.chip;

/** A chip does not respond any more. The call that failed has no result, and the chip must not be used again. */
public final class ChipFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String chip;

    /**
     * Makes an exception.
     *
     * @param chip the chip's {@link Chip#id}
     */
    public ChipFailedException(String chip) {
        super("chip " + chip + " has failed");
        this.chip = chip;
    }

    /**
     * Makes an exception of a chip that cannot be reached.
     *
     * @param chip the chip's {@link Chip#id}
     * @param reason what happened, for people
     */
    public ChipFailedException(String chip, String reason) {
        super("chip %s has failed: %s".formatted(chip, reason));
        this.chip = chip;
    }

    /** The chip's {@link Chip#id}. */
    public String chip() {
        return chip;
    }
}
