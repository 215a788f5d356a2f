/** NIR graphs on a chip, and trained spiking networks as NIR files. */
@NullMarked
package dev.synram.experiment.nir.chip;

import org.jspecify.annotations.NullMarked;
