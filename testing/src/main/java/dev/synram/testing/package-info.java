/** How the tests of all rooms damage files; no part of the program. */
@NullMarked
package dev.synram.testing;

import org.jspecify.annotations.NullMarked;
