/** Options that several commands share, each in one place. */
@NullMarked
package dev.synram.cli.option;

import org.jspecify.annotations.NullMarked;
