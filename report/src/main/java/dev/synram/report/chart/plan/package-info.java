/** How a network is laid out on chips, and what they do over time. */
@NullMarked
package dev.synram.report.chart.plan;

import org.jspecify.annotations.NullMarked;
