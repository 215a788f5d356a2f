/** Sections of the page about an evaluation. */
@NullMarked
package dev.synram.report.evaluation;

import org.jspecify.annotations.NullMarked;
