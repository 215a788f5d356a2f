package dev.synram.network;

/** A layer with several inputs. */
public sealed interface JoiningLayer extends Layer permits Add, Concatenate {}
