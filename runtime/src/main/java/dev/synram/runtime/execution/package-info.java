/** Runs the steps of a program on chips. */
@NullMarked
package dev.synram.runtime.execution;

import org.jspecify.annotations.NullMarked;
