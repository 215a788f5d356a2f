/** How large the errors of a simulated chip are, and how they are drawn from its seed. */
@NullMarked
package dev.synram.simulator.error;

import org.jspecify.annotations.NullMarked;
