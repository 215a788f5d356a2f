/** Layers on chips as blocks of the Deep Java Library. */
@NullMarked
package dev.synram.training.block;

import org.jspecify.annotations.NullMarked;
