package dev.synram.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.MessageDigest;

/** Lets only calls in whose metadata hold the token. */
final class TokenCheck implements ServerInterceptor {

    /** Where the token is. */
    static final Metadata.Key<String> KEY = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** What stands before it. */
    static final String SCHEME = "Bearer ";

    private final byte[] expected;

    /**
     * Refuses a token that cannot be sent: anything but printable ASCII is lost on the way.
     *
     * @throws ConnectionException if it is one
     */
    static void requireSendable(String token) {
        if (!token.matches("[!-~]+")) {
            throw new ConnectionException(
                    "a token is empty or has other characters than printable ASCII without spaces; choose another one, such as the output of 'openssl rand -hex 32'");
        }
    }

    TokenCheck(String token) {
        expected = (SCHEME + token).getBytes(UTF_8);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String given = headers.get(KEY);
        if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), expected)) {
            call.close(Status.UNAUTHENTICATED.withDescription("the token is missing or wrong"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
