package dev.synram.service.grpc;

import dev.synram.service.engine.InferenceCall;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The methods of the protocol. Whether the server and its models live and are ready is told without a token. */
final class GrpcMethods {

    private static final String SERVICE = "inference.GRPCInferenceService";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    private final InferenceEngine engine;

    GrpcMethods(InferenceEngine engine) {
        this.engine = engine;
    }

    /** Answers a message. */
    private interface Answer {
        byte[] to(byte[] request, Optional<String> authorization);
    }

    ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(method("ServerLive"), handler((_, _) -> ResponseMessages.flag(true)))
                .addMethod(method("ServerReady"), handler((_, _) -> ResponseMessages.flag(engine.isReady())))
                .addMethod(method("ModelReady"), handler((request, _) -> {
                    ModelQuery model = ModelQuery.read(request);
                    return ResponseMessages.flag(engine.isReady(model.name(), model.version()));
                }))
                .addMethod(method("ServerMetadata"), guarded((_, authorization) -> {
                    engine.user(authorization);
                    return ResponseMessages.server(engine.server());
                }))
                .addMethod(method("ModelMetadata"), guarded((request, authorization) -> {
                    engine.user(authorization);
                    ModelQuery model = ModelQuery.read(request);
                    return ResponseMessages.model(engine.metadata(model.name(), model.version()));
                }))
                .addMethod(
                        method("ModelInfer"),
                        guarded((request, authorization) -> ResponseMessages.inference(engine.infer(new InferenceCall(
                                "grpc", authorization, request.length, () -> InferMessage.read(request))))))
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    private static ServerCallHandler<byte[], byte[]> handler(Answer answer) {
        return (call, headers) -> {
            call.request(2);
            return new UnaryCall(call, headers, answer);
        };
    }

    /** Refuses a call without a valid token before its message is read, which may be large. */
    private ServerCallHandler<byte[], byte[]> guarded(Answer answer) {
        return (call, headers) -> {
            if (isFromUser(headers)) {
                return handler(answer).startCall(call, headers);
            }
            new UnaryCall(call, headers, answer).answer(new byte[0]);
            return new ServerCall.Listener<>() {};
        };
    }

    private boolean isFromUser(Metadata headers) {
        try {
            engine.user(authorization(headers));
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static Optional<String> authorization(Metadata headers) {
        return Optional.ofNullable(headers.get(AUTHORIZATION));
    }

    /** A call that answers one message when the client has sent all. */
    private static final class UnaryCall extends ServerCall.Listener<byte[]> {

        private final ServerCall<byte[], byte[]> call;
        private final Metadata headers;
        private final Answer answer;
        private Optional<byte[]> request = Optional.empty();

        UnaryCall(ServerCall<byte[], byte[]> call, Metadata headers, Answer answer) {
            this.call = call;
            this.headers = headers;
            this.answer = answer;
        }

        @Override
        public void onMessage(byte[] message) {
            request = Optional.of(message);
        }

        @Override
        public void onHalfClose() {
            request.ifPresentOrElse(
                    this::answer, () -> refuse(RefusedException.invalid("the call has no message; send one")));
        }

        void answer(byte[] message) {
            try {
                byte[] response = answer.to(message, authorization(headers));
                call.sendHeaders(new Metadata());
                call.sendMessage(response);
                call.close(Status.OK, new Metadata());
            } catch (RefusedException e) {
                refuse(e);
            } catch (RuntimeException e) {
                call.close(
                        Status.INTERNAL.withDescription("internal error: %s; please report it".formatted(e)),
                        new Metadata());
            }
        }

        private void refuse(RefusedException refused) {
            Metadata trailers = new Metadata();
            if (refused.retryAfterSeconds() > 0) {
                trailers.put(RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
            }
            call.close(status(refused.problem()).withDescription(refused.reason()), trailers);
        }
    }

    private static Status status(Problem problem) {
        return switch (problem) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case METHOD -> Status.UNIMPLEMENTED;
            case CONFLICT -> Status.ABORTED;
            case SLOW -> Status.DEADLINE_EXCEEDED;
            case TOO_LARGE, QUOTA -> Status.RESOURCE_EXHAUSTED;
            case INTERNAL -> Status.INTERNAL;
            case UNAVAILABLE -> Status.UNAVAILABLE;
        };
    }

    /** Messages as they are. */
    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

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
}
