/** Sections of the page about a plan. */
@NullMarked
package dev.synram.report.plan;

import org.jspecify.annotations.NullMarked;
