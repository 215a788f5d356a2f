/** The size of a chip, and the places of its circuits. */
@NullMarked
package dev.synram.chip.geometry;

import org.jspecify.annotations.NullMarked;
