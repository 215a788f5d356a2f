/** Settings of a training that are chosen by its network and its data. */
@NullMarked
package dev.synram.training.choice;

import org.jspecify.annotations.NullMarked;
