/** Sweeps over many chips on Apache Spark. */
@NullMarked
package dev.synram.sweep;

import org.jspecify.annotations.NullMarked;
