/** Axes that all kinds of charts share. */
@NullMarked
package dev.synram.report.chart.axis;

import org.jspecify.annotations.NullMarked;
