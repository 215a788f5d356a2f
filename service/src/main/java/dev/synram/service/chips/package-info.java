/** Simulated chips with the networks that are served. */
@NullMarked
package dev.synram.service.chips;

import org.jspecify.annotations.NullMarked;
