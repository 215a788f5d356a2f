package dev.synram.contract;

import dev.synram.chip.Chip;

/** Says how a test gets the chip that it tests. */
public interface ChipUnderTest {

    /** A chip as after power-on: cells at their defaults, weights 0. The test closes it. */
    Chip open();

    /**
     * Whether the noise comes from the key alone, so that a multiplication or reading can be repeated bit by bit. A real
     * chip, which ignores the key, says no; the tests then compare means.
     */
    default boolean followsNoiseKey() {
        return true;
    }
}
