/** Data sets by the names and files that users give. */
@NullMarked
package dev.synram.data.source;

import org.jspecify.annotations.NullMarked;
