/** Data sets that are fetched once and kept in a folder of the user. */
@NullMarked
package dev.synram.data.download;

import org.jspecify.annotations.NullMarked;
