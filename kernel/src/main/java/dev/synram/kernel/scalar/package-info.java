/** The readable reference of every hot loop, in plain Java. */
@NullMarked
package dev.synram.kernel.scalar;

import org.jspecify.annotations.NullMarked;
