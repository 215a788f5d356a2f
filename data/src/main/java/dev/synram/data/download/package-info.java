/** Data sets that are downloaded once and cached in a folder of the user. */
@NullMarked
package dev.synram.data.download;

import org.jspecify.annotations.NullMarked;
