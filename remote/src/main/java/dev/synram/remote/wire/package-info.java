/** Java records as messages of Protocol Buffers. */
@NullMarked
package dev.synram.remote.wire;

import org.jspecify.annotations.NullMarked;
