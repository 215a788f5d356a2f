/** Small programs with spiking neurons, each for one purpose, that a user starts from. */
@NullMarked
package dev.synram.examples.spiking;

import org.jspecify.annotations.NullMarked;
