/** Temporal noise, drawn from keys and counters. */
@NullMarked
package dev.synram.simulator.noise;

import org.jspecify.annotations.NullMarked;
