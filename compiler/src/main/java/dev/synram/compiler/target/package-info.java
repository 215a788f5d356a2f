/** The chips that a network is compiled for. */
@NullMarked
package dev.synram.compiler.target;

import org.jspecify.annotations.NullMarked;
