/** The commands for spiking neurons. */
@NullMarked
package dev.synram.cli.command.spike;

import org.jspecify.annotations.NullMarked;
