/** The command {@code synram serve}. */
@NullMarked
package dev.synram.cli.command.serve;

import org.jspecify.annotations.NullMarked;
