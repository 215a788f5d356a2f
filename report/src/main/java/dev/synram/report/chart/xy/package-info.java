/** Charts of points, lines and histograms over a horizontal axis. */
@NullMarked
package dev.synram.report.chart.xy;

import org.jspecify.annotations.NullMarked;
