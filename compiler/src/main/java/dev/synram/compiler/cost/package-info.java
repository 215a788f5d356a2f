/** Models of the time and energy that a plan takes. */
@NullMarked
package dev.synram.compiler.cost;

import org.jspecify.annotations.NullMarked;
