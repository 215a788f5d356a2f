/** Training of spiking networks, side by side with the same training in PyTorch. */
@NullMarked
package dev.synram.bench.spiking.training;

import org.jspecify.annotations.NullMarked;
