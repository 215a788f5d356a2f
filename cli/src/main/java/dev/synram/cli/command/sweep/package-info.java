/** Sweeps over many chips and settings. */
@NullMarked
package dev.synram.cli.command.sweep;

import org.jspecify.annotations.NullMarked;
