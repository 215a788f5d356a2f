/**
 * Reads damaged files of every kind that the program reads. A reader gives the content of a file or refuses it with its own
 * exception, quickly and within a budget of memory, and never trusts damage that can be told.
 */
@NullMarked
package dev.synram.fuzz;

import org.jspecify.annotations.NullMarked;
