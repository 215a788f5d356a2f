package dev.synram.service.grpc;

import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.service.engine.InferenceEngine;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A server of the protocol over gRPC, with a virtual thread for each call. */
public final class GrpcServer implements AutoCloseable {

    /** What may wait in one connection; others are told to wait. */
    private static final int CALLS_PER_CONNECTION = 256;

    private static final int MOST_CONNECTIONS = 4096;
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final int MOST_HEADER_BYTES = 16_384;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Server server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final EventLoopGroup accepting = new NioEventLoopGroup(1, threads("accept"));
    private final EventLoopGroup connections = new NioEventLoopGroup(0, threads("connections"));
    private final ReadingClock clock;

    /**
     * Starts to listen.
     *
     * @throws SettingException if the port is taken or a file of TLS cannot be used
     */
    public GrpcServer(InferenceEngine engine, ServiceSettings settings) {
        InetSocketAddress address = new InetSocketAddress(
                settings.listening().host(), settings.listening().grpcPort());
        clock = new ReadingClock(settings.limits().timeout());
        try {
            NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                    .executor(executor)
                    .maxInboundMessageSize((int) engine.mostBytes())
                    .maxInboundMetadataSize(MOST_HEADER_BYTES)
                    .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                    .maxConnectionIdle(IDLE.toSeconds(), TimeUnit.SECONDS)
                    .handshakeTimeout(HANDSHAKE.toSeconds(), TimeUnit.SECONDS)
                    .channelFactory(() -> new ServerConnections(MOST_CONNECTIONS))
                    .bossEventLoopGroup(accepting)
                    .workerEventLoopGroup(connections)
                    .addStreamTracerFactory(IncomingBytes.FACTORY)
                    .addService(new GrpcMethods(engine, clock).definition());
            settings.access()
                    .certificate()
                    .ifPresent(certificate -> settings.access()
                            .key()
                            .ifPresent(key -> builder.useTransportSecurity(certificate.toFile(), key.toFile())));
            server = builder.build().start();
        } catch (IOException | IllegalArgumentException e) {
            release();
            throw new SettingException(
                    "grpcPort",
                    "is %s, which cannot be listened on at %s: %s; choose another"
                            .formatted(address.getPort(), address.getHostString(), e.getMessage()));
        }
    }

    private static ThreadFactory threads(String what) {
        return Thread.ofPlatform().daemon().name("synram-grpc-" + what).factory();
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Answers what has begun and releases the port. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                server.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        clock.close();
        for (EventLoopGroup group : List.of(accepting, connections)) {
            var _ = group.shutdownGracefully(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        executor.shutdownNow();
    }
}
