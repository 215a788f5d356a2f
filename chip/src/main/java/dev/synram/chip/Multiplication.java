package dev.synram.chip;

/**
 * What a chip multiplies vectors with, and how: everything about a call but the vectors themselves.
 *
 * @param block whose weights
 * @param settings how the events are sent
 * @param noise key of the temporal noise; vector {@code v} of the call has number {@code noise.offset() + v}
 */
public record Multiplication(Block block, MacSettings settings, NoiseKey noise) {

    /** With the default settings: one send, five cycles between events. */
    public Multiplication(Block block, NoiseKey noise) {
        this(block, MacSettings.DEFAULT, noise);
    }
}
