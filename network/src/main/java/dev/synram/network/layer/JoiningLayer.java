package dev.synram.network.layer;

/** A layer with several inputs. */
public sealed interface JoiningLayer extends Layer permits Add, Concatenate {}
