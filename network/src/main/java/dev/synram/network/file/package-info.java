/** Saved networks. */
@NullMarked
package dev.synram.network.file;

import org.jspecify.annotations.NullMarked;
