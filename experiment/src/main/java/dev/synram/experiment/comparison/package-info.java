/** Results of several evaluations side by side. */
@NullMarked
package dev.synram.experiment.comparison;

import org.jspecify.annotations.NullMarked;
