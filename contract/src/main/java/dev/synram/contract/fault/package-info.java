/**
 * A file system that stops at any of its changes, as if the program had been killed or the power had failed there, or the
 * disk were full: for tests of programs that must never leave half of their files.
 */
@NullMarked
package dev.synram.contract.fault;

import org.jspecify.annotations.NullMarked;
