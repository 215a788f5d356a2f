package dev.synram.remote;

import dev.synram.chip.Chip;
import dev.synram.remote.message.CloseReply;
import dev.synram.remote.message.CloseRequest;
import dev.synram.remote.message.Failure;
import dev.synram.remote.message.OpenReply;
import dev.synram.remote.message.OpenRequest;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Program;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Puts a chip behind a network connection, for one user at a time or several in turn. Each user has a session, with a state of
 * its own: the server restores it where another session had the chip in between.
 */
public final class ChipServer implements AutoCloseable {

    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int GRACE_SECONDS = 5;

    private final SharedChip chip;
    private final Sessions sessions;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Server server;

    private ChipServer(ServerSettings settings, Supplier<? extends Chip> powerOn) throws IOException {
        chip = new SharedChip(powerOn);
        sessions = new Sessions(settings, chip.geometry(), System::nanoTime);
        try {
            server = server(settings, threads, service()).start();
        } catch (IOException | RuntimeException e) {
            chip.close();
            throw e;
        }
    }

    private static Server server(ServerSettings settings, ExecutorService threads, ServerServiceDefinition service)
            throws IOException {
        ServerCredentials credentials = InsecureServerCredentials.create();
        if (settings.protection().isPresent()) {
            ServerSettings.Protection protection = settings.protection().get();
            credentials = TlsServerCredentials.create(
                    protection.certificate().toFile(), protection.key().toFile());
        }
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        settings.endpoint().address(), credentials)
                .executor(threads)
                .maxInboundMessageSize(Rpc.MOST_BYTES)
                .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(service);
        settings.protection().ifPresent(protection -> builder.intercept(new TokenCheck(protection.token())));
        return builder.build();
    }

    /**
     * Starts a server.
     *
     * @param powerOn switches the chip on: a chip with all cells at their defaults and all weights 0, each time with the same id.
     *     The server closes the one before
     * @throws ConnectionException if the server cannot listen there, or a file of its protection cannot be used
     */
    public static ChipServer start(ServerSettings settings, Supplier<? extends Chip> powerOn) {
        try {
            return new ChipServer(settings, powerOn);
        } catch (IOException | IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ConnectionException(
                    "no server can be started at %s: %s".formatted(settings.endpoint(), cause.getMessage()), e);
        }
    }

    private ServerServiceDefinition service() {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(Rpc.SERVICE);
        Rpc.OPEN.answer(service, this::open);
        Rpc.RUN.answer(service, this::run);
        Rpc.CLOSE.answer(service, this::close);
        return service.build();
    }

    private OpenReply open(OpenRequest request) {
        if (request.protocol() != Rpc.VERSION) {
            throw Status.FAILED_PRECONDITION
                    .withDescription(
                            "the server speaks version %s of the protocol, the client %s; use the same release of both"
                                    .formatted(Rpc.VERSION, request.protocol()))
                    .asRuntimeException();
        }
        return chip.offer(sessions.open(request.exclusive(), request.key()).id());
    }

    private Outcome run(Program program) {
        Optional<ServedSession> session = sessions.beginCall(program.session());
        if (session.isEmpty()) {
            return new Failure(Failure.Kind.SESSION_UNKNOWN, "there is no such session");
        }
        try {
            return chip.run(session.get(), program);
        } finally {
            sessions.endCall(session.get());
        }
    }

    private CloseReply close(CloseRequest request) {
        sessions.close(request.session());
        return new CloseReply();
    }

    /** The port on which the server listens. */
    public int port() {
        return server.getPort();
    }

    /** Waits until the server is closed, by another thread. */
    public void await() throws InterruptedException {
        server.awaitTermination();
    }

    /** Stops listening, ends all calls and closes the chip. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        chip.close();
        threads.shutdown();
    }
}
