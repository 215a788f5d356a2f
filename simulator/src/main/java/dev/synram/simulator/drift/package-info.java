/** How errors change over the hours. */
@NullMarked
package dev.synram.simulator.drift;

import org.jspecify.annotations.NullMarked;
