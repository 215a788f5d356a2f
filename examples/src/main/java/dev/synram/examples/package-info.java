/** Small programs that a user of the library starts from; {@code docs/library.md} shows them. */
@NullMarked
package dev.synram.examples;

import org.jspecify.annotations.NullMarked;
