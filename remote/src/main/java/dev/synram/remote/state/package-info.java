/** What a host has written to a chip, so that it can be written again. Client and server keep it in the same way. */
@NullMarked
package dev.synram.remote.state;

import org.jspecify.annotations.NullMarked;
