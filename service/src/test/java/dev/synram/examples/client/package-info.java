/** The example of the documentation that asks a server. */
@org.jspecify.annotations.NullMarked
package dev.synram.examples.client;
