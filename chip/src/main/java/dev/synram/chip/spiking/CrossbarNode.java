package dev.synram.chip.spiking;

/**
 * One node of the crossbar: it passes an event if {@code (label & mask) == target}, for the 14 bits that nodes compare.
 *
 * @param input of the crossbar, see {@link Crossbar}
 * @param output of the crossbar
 * @param target 0..16383
 * @param mask 0..16383; a target with bits beyond the mask passes nothing
 */
public record CrossbarNode(int input, int output, int target, int mask) {

    public CrossbarNode {
        if (!Crossbar.hasNode(input, output)) {
            throw new IllegalArgumentException(
                    "the crossbar has no node from input %s to output %s".formatted(input, output));
        }
        Limits.check("the target of a crossbar node", target, 0, EventLabel.LARGEST_ROUTED);
        Limits.check("the mask of a crossbar node", mask, 0, EventLabel.LARGEST_ROUTED);
    }

    /** A node that passes all events. */
    public static CrossbarNode open(int input, int output) {
        return new CrossbarNode(input, output, 0, 0);
    }

    /** A node that passes no event. */
    public static CrossbarNode closed(int input, int output) {
        return new CrossbarNode(input, output, 1, 0);
    }

    /** Whether an event passes. */
    public boolean passes(EventLabel label) {
        return (label.routed() & mask) == target;
    }
}
