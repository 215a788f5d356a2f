/** The commands: they read options, call the library, and print results. */
@NullMarked
package dev.synram.cli.command;

import org.jspecify.annotations.NullMarked;
