package dev.synram.service.grpc;

import dev.synram.service.engine.Admission;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
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
    private static final long MOST_BYTES = 65_536;

    private final InferenceEngine engine;
    private final ReadingClock clock;

    GrpcMethods(InferenceEngine engine, ReadingClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Answers a message. */
    private interface Answer {
        byte[] to(byte[] request);
    }

    ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(method("ServerLive"), open(_ -> ResponseMessages.flag(true)))
                .addMethod(method("ServerReady"), open(_ -> ResponseMessages.flag(engine.isReady())))
                .addMethod(method("ModelReady"), open(request -> {
                    ModelQuery model = ModelQuery.read(request);
                    return ResponseMessages.flag(engine.isReady(model.name(), model.version()));
                }))
                .addMethod(method("ServerMetadata"), guarded(_ -> ResponseMessages.server(engine.server())))
                .addMethod(method("ModelMetadata"), guarded(request -> {
                    ModelQuery model = ModelQuery.read(request);
                    return ResponseMessages.model(engine.metadata(model.name(), model.version()));
                }))
                .addMethod(method("ModelInfer"), inference())
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    private ServerCallHandler<byte[], byte[]> open(Answer answer) {
        return (call, _) -> UnaryCall.begin(call, new SmallReading(answer), clock);
    }

    /** Refuses a call without a valid token before its message is read. */
    private ServerCallHandler<byte[], byte[]> guarded(Answer answer) {
        return (call, headers) -> {
            try {
                engine.user(authorization(headers));
            } catch (RefusedException e) {
                return refused(call, e);
            }
            return open(answer).startCall(call, headers);
        };
    }

    /** Counts a request before its message is read, and its bytes while it is. */
    private ServerCallHandler<byte[], byte[]> inference() {
        return (call, headers) -> {
            Admission admission;
            try {
                admission = engine.admit("grpc", authorization(headers));
            } catch (RefusedException e) {
                return refused(call, e);
            }
            return UnaryCall.begin(call, new InferenceReading(engine, admission), clock);
        };
    }

    private static ServerCall.Listener<byte[]> refused(ServerCall<byte[], byte[]> call, RefusedException reason) {
        UnaryCall.refuse(call, reason);
        return new ServerCall.Listener<>() {};
    }

    private static Optional<String> authorization(Metadata headers) {
        return Optional.ofNullable(headers.get(AUTHORIZATION));
    }

    /** A message that holds a name at most. */
    private static final class SmallReading implements UnaryCall.Reading {

        private final Answer answer;
        private long bytes;

        SmallReading(Answer answer) {
            this.answer = answer;
        }

        @Override
        public void count(long more) {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new RefusedException(
                        Problem.TOO_LARGE,
                        "the message has more than %s bytes; it holds the name of a model at most"
                                .formatted(MOST_BYTES));
            }
        }

        @Override
        public byte[] answer(byte[] message) {
            return answer.to(message);
        }

        @Override
        public void giveUp(RefusedException reason) {
            // Nothing was begun.
        }
    }

    /** A request for inference that was let in. */
    private record InferenceReading(InferenceEngine engine, Admission admission) implements UnaryCall.Reading {

        @Override
        public void count(long bytes) {
            admission.grow(bytes);
        }

        @Override
        public byte[] answer(byte[] message) {
            try (admission) {
                return ResponseMessages.inference(engine.infer(admission, _ -> InferMessage.read(message)));
            }
        }

        @Override
        public void giveUp(RefusedException reason) {
            engine.giveUp(admission, reason);
            admission.close();
        }
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
