package dev.synram.chip.spiking;

/** Checks values of registers. */
final class Limits {

    private Limits() {}

    /**
     * Returns a value that is within its range.
     *
     * @throws IllegalArgumentException naming the register, the value and the range
     */
    static int check(String register, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %s; allowed are %s..%s".formatted(register, value, min, max));
        }
        return value;
    }
}
