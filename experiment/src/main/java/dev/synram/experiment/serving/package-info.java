/**
 * Inference over a network: which networks are served on which chips, where, to whom and within what limits. Requests are answered
 * by an {@link dev.synram.experiment.serving.InferenceServer}, which another module provides; nothing here depends on one.
 */
@NullMarked
package dev.synram.experiment.serving;

import org.jspecify.annotations.NullMarked;
