/** Products of single vectors, as JSON. */
@NullMarked
package dev.synram.experiment.result.multiplication;

import org.jspecify.annotations.NullMarked;
