/** Renders results as charts and self-contained HTML pages. */
@NullMarked
package dev.synram.report;

import org.jspecify.annotations.NullMarked;
