/** Counter-based random numbers: every number depends on what it is drawn for, never on what was drawn before. */
@NullMarked
package dev.synram.chip.random;

import org.jspecify.annotations.NullMarked;
