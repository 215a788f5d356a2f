/** Scales and their ticks. */
@NullMarked
package dev.synram.report.chart.scale;

import org.jspecify.annotations.NullMarked;
