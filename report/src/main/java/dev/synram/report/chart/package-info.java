/** Charts. */
@NullMarked
package dev.synram.report.chart;

import org.jspecify.annotations.NullMarked;

