/** The reference model: every event is integrated in time. */
@NullMarked
package dev.synram.simulator.eventdriven;

import org.jspecify.annotations.NullMarked;
