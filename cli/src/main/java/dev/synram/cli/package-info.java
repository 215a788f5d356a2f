/** The {@code synram} command. */
@NullMarked
package dev.synram.cli;

import org.jspecify.annotations.NullMarked;
