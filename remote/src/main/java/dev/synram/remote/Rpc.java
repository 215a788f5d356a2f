package dev.synram.remote;

import dev.synram.remote.message.CloseReply;
import dev.synram.remote.message.CloseRequest;
import dev.synram.remote.message.OpenReply;
import dev.synram.remote.message.OpenRequest;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Program;
import dev.synram.remote.wire.MessageCodec;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * One call of the protocol.
 *
 * @param method its name, and bytes in both directions
 * @param requests how requests are written
 * @param replies how replies are written
 */
record Rpc<Q, R>(MethodDescriptor<byte[], byte[]> method, MessageCodec<Q> requests, MessageCodec<R> replies) {

    /** The version of the protocol, the {@code v1} in its names. */
    static final int VERSION = 1;

    static final String SERVICE = "synram.chip.v1.Chip";

    private static final System.Logger LOG = System.getLogger("dev.synram.remote");

    /** Requests and replies have at most so many bytes. */
    static final int MOST_BYTES = 16 << 20;

    static final Rpc<OpenRequest, OpenReply> OPEN = of("Open", OpenRequest.class, OpenReply.class);
    static final Rpc<Program, Outcome> RUN = of("Run", Program.class, Outcome.class);
    static final Rpc<CloseRequest, CloseReply> CLOSE = of("Close", CloseRequest.class, CloseReply.class);

    private static <Q, R> Rpc<Q, R> of(String name, Class<Q> request, Class<R> reply) {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
        return new Rpc<>(method, MessageCodec.of(request), MessageCodec.of(reply));
    }

    /** Messages as they are; they are read where mistakes in them can be answered. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Calls a server and waits for the reply.
     *
     * @throws StatusRuntimeException if there is none
     * @throws UnreadableReply if it is not what the protocol says
     */
    R call(Channel channel, Q request) {
        byte[] reply = ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, requests.write(request));
        try {
            return replies.read(reply);
        } catch (IllegalArgumentException e) {
            throw new UnreadableReply(e);
        }
    }

    /** Adds what a server does when it is called. */
    void answer(ServerServiceDefinition.Builder service, Function<Q, R> function) {
        service.addMethod(
                method, ServerCalls.asyncUnaryCall((request, observer) -> answer(request, observer, function)));
    }

    private void answer(byte[] request, StreamObserver<byte[]> observer, Function<Q, R> function) {
        byte[] reply;
        try {
            reply = replies.write(function.apply(read(request)));
        } catch (StatusRuntimeException e) {
            observer.onError(e);
            return;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the server failed", e);
            observer.onError(Status.INTERNAL
                    .withDescription("the server failed; its log tells why")
                    .asRuntimeException());
            return;
        }
        observer.onNext(reply);
        observer.onCompleted();
    }

    private Q read(byte[] request) {
        try {
            return requests.read(request);
        } catch (IllegalArgumentException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
