package dev.synram.remote.message;

/** What a program measures. */
public sealed interface Task permits Multiply, Read, Emulate {}
