/** Charts as files for papers. */
@NullMarked
package dev.synram.report.chart.figure;

import org.jspecify.annotations.NullMarked;
