/** Drawings as SVG that are legible on light and dark pages, in files, and with a screen reader. */
@NullMarked
package dev.synram.report.chart.svg;

import org.jspecify.annotations.NullMarked;
