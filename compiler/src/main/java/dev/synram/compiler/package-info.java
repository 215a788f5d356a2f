/**
 * Turns a network into a program for a chip: matrices are cut into tiles, tiles are placed on hemispheres, and the
 * program's time and energy on the real chip are modelled. Uses a chip's geometry and timing only.
 */
@NullMarked
package dev.synram.compiler;

import org.jspecify.annotations.NullMarked;
