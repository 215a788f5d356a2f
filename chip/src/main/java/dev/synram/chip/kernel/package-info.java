/** The hot loop of the simulated chip behind one narrow interface. */
@NullMarked
package dev.synram.chip.kernel;

import org.jspecify.annotations.NullMarked;
