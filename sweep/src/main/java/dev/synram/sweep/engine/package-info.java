/** The work of a sweep as jobs of Apache Spark. */
@NullMarked
package dev.synram.sweep.engine;

import org.jspecify.annotations.NullMarked;
