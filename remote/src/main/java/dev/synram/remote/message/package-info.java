/**
 * The messages of the protocol. Component {@code i} of a record is field {@code i + 1} of the message with the same name in {@code
 * chip.proto}, and a sealed interface is a message whose only field is one of its records.
 */
@NullMarked
package dev.synram.remote.message;

import org.jspecify.annotations.NullMarked;
