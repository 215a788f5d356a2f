/** Compares the speed of training spiking networks with that of PyTorch. */
@NullMarked
package dev.synram.bench.spiking.training;

import org.jspecify.annotations.NullMarked;
