/** The analog circuits of one hemisphere, one class a circuit, named as on the chip. */
@NullMarked
package dev.synram.simulator.circuit;

import org.jspecify.annotations.NullMarked;
