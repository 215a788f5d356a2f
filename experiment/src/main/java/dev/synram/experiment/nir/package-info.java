/** NIR files for users: two of them, or one executed in two ways, compared on the host. */
@NullMarked
package dev.synram.experiment.nir;

import org.jspecify.annotations.NullMarked;
