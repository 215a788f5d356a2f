/** Options of chips: seeds, errors, calibrations and layouts. */
@NullMarked
package dev.synram.cli.option.chip;

import org.jspecify.annotations.NullMarked;
