/**
 * Tests of the contract of {@link dev.synram.chip.Chip}, for any implementation: a test class implements
 * {@link dev.synram.contract.ChipContract} and provides the chip. {@link dev.synram.contract.ExactChip} is a small
 * implementation to start from.
 */
@NullMarked
package dev.synram.contract;

import org.jspecify.annotations.NullMarked;
