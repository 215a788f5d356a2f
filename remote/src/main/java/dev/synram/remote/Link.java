package dev.synram.remote;

import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.CompositeChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A connection to a server, which is made again when it is lost. */
final class Link implements AutoCloseable {

    private static final int KEEP_ALIVE_SECONDS = 20;

    /** Statuses of calls that the server may never have got, or whose reply was lost. */
    private static final Set<Status.Code> LOST =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.UNKNOWN, Status.Code.DEADLINE_EXCEEDED);

    private final ManagedChannel channel;

    Link(ConnectionSettings settings) {
        try {
            channel = NettyChannelBuilder.forAddress(
                            settings.server().host(), settings.server().port(), credentials(settings))
                    .maxInboundMessageSize(Rpc.MOST_BYTES + Rpc.MOST_BYTES / 4)
                    .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                    .directExecutor()
                    .build();
        } catch (IllegalArgumentException e) { // a file that holds no certificates, for example
            throw new ConnectionException(
                    "no connection to %s is possible%s: %s"
                            .formatted(settings.server(), trusting(settings), e.getMessage()),
                    e);
        }
    }

    private static String trusting(ConnectionSettings settings) {
        return settings.protection()
                .map(protection -> " with certificates " + protection.certificates())
                .orElse("");
    }

    private static ChannelCredentials credentials(ConnectionSettings settings) {
        if (settings.protection().isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        ConnectionSettings.Protection protection = settings.protection().get();
        try {
            return CompositeChannelCredentials.create(
                    TlsChannelCredentials.newBuilder()
                            .trustManager(protection.certificates().toFile())
                            .build(),
                    new Token(protection.token()));
        } catch (IOException e) {
            throw new ConnectionException(
                    "certificates %s cannot be read: %s".formatted(protection.certificates(), e.getMessage()), e);
        }
    }

    /** Sends the token with each call. */
    private static final class Token extends CallCredentials {

        private final Metadata headers = new Metadata();

        Token(String token) {
            headers.put(TokenCheck.KEY, TokenCheck.SCHEME + token);
        }

        @Override
        public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
            applier.apply(headers);
        }
    }

    /**
     * Calls the server once, over a connection that is made now if there is none.
     *
     * @throws StatusRuntimeException if there is no reply
     */
    <Q, R> R call(Rpc<Q, R> rpc, Q request) {
        channel.resetConnectBackoff();
        return rpc.call(channel, request);
    }

    /** Whether a call without a reply may be made again. */
    static boolean isLost(StatusRuntimeException e) {
        return LOST.contains(e.getStatus().getCode());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
