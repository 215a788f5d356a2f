package dev.synram.contract;

import dev.synram.chip.Chip;

/** Provides the chip under test. */
public interface ChipUnderTest {

    /** A chip in its power-on state: cells at their defaults, weights 0. The test closes it. */
    Chip open();

    /**
     * Whether the noise depends on the key alone, so that a multiplication or reading can be repeated bit for bit. A
     * real chip ignores the key and returns false; the tests then compare means.
     */
    default boolean followsNoiseKey() {
        return true;
    }
}
