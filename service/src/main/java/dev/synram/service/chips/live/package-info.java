/** A chip that one person watches and changes; begin with {@link dev.synram.service.chips.live.LiveChip}. */
@NullMarked
package dev.synram.service.chips.live;

import org.jspecify.annotations.NullMarked;
