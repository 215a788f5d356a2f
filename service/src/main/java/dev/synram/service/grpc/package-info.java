/** The protocol over gRPC, on a port of its own. Its few messages are read and written without generated classes. */
@NullMarked
package dev.synram.service.grpc;

import org.jspecify.annotations.NullMarked;
