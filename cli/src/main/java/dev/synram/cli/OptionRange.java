package dev.synram.cli;

/** Checks of whole numbers that users give. */
final class OptionRange {

    private OptionRange() {}

    /** Refuses a value that is not within 1..{@code max}, naming the option. */
    static void require(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new UserError("%s is %d; it must be 1..%d".formatted(option, value, max));
        }
    }
}
