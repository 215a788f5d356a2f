/** Matrices as colours. */
@NullMarked
package dev.synram.report.chart.heat;

import org.jspecify.annotations.NullMarked;
