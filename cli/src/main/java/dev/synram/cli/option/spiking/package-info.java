/** Options of chips with spiking neurons and of their networks. */
@NullMarked
package dev.synram.cli.option.spiking;

import org.jspecify.annotations.NullMarked;
