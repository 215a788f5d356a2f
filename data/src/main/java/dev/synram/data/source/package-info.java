/** Data sets by name or file. */
@NullMarked
package dev.synram.data.source;

import org.jspecify.annotations.NullMarked;
