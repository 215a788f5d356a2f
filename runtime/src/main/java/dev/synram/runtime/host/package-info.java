/** What the host computes between and instead of chips. */
@NullMarked
package dev.synram.runtime.host;

import org.jspecify.annotations.NullMarked;
