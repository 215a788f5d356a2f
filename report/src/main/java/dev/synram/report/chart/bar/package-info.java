/** Charts of bars, and of shares of a whole. */
@NullMarked
package dev.synram.report.chart.bar;

import org.jspecify.annotations.NullMarked;
