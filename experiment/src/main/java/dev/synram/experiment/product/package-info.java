/** Products of real vectors and matrices on a chip, which computes with small integers. */
@NullMarked
package dev.synram.experiment.product;

import org.jspecify.annotations.NullMarked;
