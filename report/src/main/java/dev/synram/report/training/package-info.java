/** Sections of the page about a training. */
@NullMarked
package dev.synram.report.training;

import org.jspecify.annotations.NullMarked;
