/** What a service measures of itself, for Prometheus, and the lines of its audit. */
@NullMarked
package dev.synram.service.metrics;

import org.jspecify.annotations.NullMarked;
