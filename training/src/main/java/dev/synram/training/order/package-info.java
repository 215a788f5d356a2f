/** In which order samples are trained with. */
@NullMarked
package dev.synram.training.order;

import org.jspecify.annotations.NullMarked;
