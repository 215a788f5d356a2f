/** The nodes of the Neuromorphic Intermediate Representation (NIR) as records, and graphs of them. */
@NullMarked
package dev.synram.nir.node;

import org.jspecify.annotations.NullMarked;
