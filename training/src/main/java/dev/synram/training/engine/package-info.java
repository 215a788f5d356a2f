/** Start of the tensor library: its native files are unpacked, verified and repaired before they are loaded. */
@NullMarked
package dev.synram.training.engine;

import org.jspecify.annotations.NullMarked;
