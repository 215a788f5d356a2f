/** A program that the documentation shows. */
@org.jspecify.annotations.NullMarked
package dev.synram.examples.remote;
