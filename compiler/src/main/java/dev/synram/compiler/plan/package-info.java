/** What the compiler makes: tiles, their placements, steps and programs. */
@NullMarked
package dev.synram.compiler.plan;

import org.jspecify.annotations.NullMarked;
