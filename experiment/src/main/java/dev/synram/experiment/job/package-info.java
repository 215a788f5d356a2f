/**
 * Work that takes long and is described by JSON: a server keeps it, and runs it in a process of its own. The module {@code
 * synram-training} adds a kind.
 */
@NullMarked
package dev.synram.experiment.job;

import org.jspecify.annotations.NullMarked;
