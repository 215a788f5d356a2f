/**
 * A chip behind a network connection. {@link dev.synram.remote.ChipServer} puts any {@link dev.synram.chip.Chip} there, and
 * {@link dev.synram.remote.RemoteChip} is that chip for a program elsewhere. The protocol is gRPC and is described, for servers
 * in other languages, by {@code synram/chip/v1/chip.proto}; see {@code docs/remote.md}.
 */
@NullMarked
package dev.synram.remote;

import org.jspecify.annotations.NullMarked;
