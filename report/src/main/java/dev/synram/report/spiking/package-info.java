/** Pages about spiking neurons. */
@NullMarked
package dev.synram.report.spiking;

import org.jspecify.annotations.NullMarked;
