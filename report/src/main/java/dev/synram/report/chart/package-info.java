/** Charts as SVG and PNG. */
@NullMarked
package dev.synram.report.chart;

import org.jspecify.annotations.NullMarked;
