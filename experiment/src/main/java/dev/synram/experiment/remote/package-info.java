/**
 * Chips behind a network, as commands use them. Another module provides the {@link dev.synram.experiment.remote.ChipNetwork}; nothing
 * here depends on one.
 */
@NullMarked
package dev.synram.experiment.remote;

import org.jspecify.annotations.NullMarked;
