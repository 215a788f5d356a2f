/** Labelled samples in the form in which training takes them, and how they are varied. */
@NullMarked
package dev.synram.training.sample;

import org.jspecify.annotations.NullMarked;
