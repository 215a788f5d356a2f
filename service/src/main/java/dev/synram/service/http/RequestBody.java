package dev.synram.service.http;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Reads the body of a request within limits of size and time. */
final class RequestBody {

    private static final int PIECE = 1 << 16;
    private static final int SMALL_PIECE = 1 << 13;
    private static final long MOST_SKIPPED = 1 << 20;

    /** A client that still sends something at the deadline gets an answer; the connection of another is closed after this time. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration SKIPPING = Duration.ofSeconds(2);

    private final long most;
    private final long deadline;

    /**
     * Limits from now on.
     *
     * @param most bytes
     * @param time that reading may take
     */
    RequestBody(long most, Duration time) {
        this.most = most;
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Bytes of a body; the most that it may have if its length is not told. */
    static long length(ServerRequest request, long most) {
        return request.content().hasEntity() ? request.headers().contentLength().orElse(most) : 0;
    }

    /** Bytes of a body; 0 if its length is not told. */
    static long length(ServerRequest request) {
        return request.headers().contentLength().orElse(0);
    }

    /**
     * Reads the body.
     *
     * @throws RefusedException if it is too long, ends early or comes too slowly
     */
    byte[] read(ServerRequest request) {
        return read(request, _ -> {});
    }

    /**
     * Reads the body.
     *
     * @param memory is told of bytes beyond {@link #length}, before they are kept
     * @throws RefusedException if it is too long, ends early or comes too slowly
     */
    byte[] read(ServerRequest request, LongConsumer memory) {
        long length = request.headers().contentLength().orElse(-1);
        if (length > most) {
            throw tooLong();
        }
        try (ReadingLimit _ = new ReadingLimit(deadline + GRACE.toNanos());
                InputStream in = request.content().inputStream()) {
            return length >= 0 ? exactly((int) length, in) : all(in, memory);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The server has exceptions of its own for connections that have ended.
            throw System.nanoTime() > deadline ? slow() : early();
        }
    }

    /**
     * Reads what is left of a request that has been answered, so that the client reads the answer; if that is much or takes long, the
     * connection is closed instead.
     */
    static void skip(ServerRequest request) {
        if (!request.content().hasEntity() || request.content().consumed()) {
            return;
        }
        if (request.headers().contains(HeaderValues.EXPECT_100)) {
            // The client waits with its body: to read would ask for it after the answer.
            throw new CloseConnectionException("the request is not asked for");
        }
        long most = request.headers().contentLength().orElse(MOST_SKIPPED + 1);
        if (most > MOST_SKIPPED) {
            throw new CloseConnectionException("the request is not read");
        }
        try {
            new RequestBody(MOST_SKIPPED, SKIPPING).drop(request);
        } catch (RefusedException e) {
            throw new CloseConnectionException(e.reason(), e);
        }
    }

    private void drop(ServerRequest request) {
        byte[] piece = new byte[SMALL_PIECE];
        try (ReadingLimit _ = new ReadingLimit(deadline);
                InputStream in = request.content().inputStream()) {
            while (in.read(piece) >= 0) {
                requireTime();
            }
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw early();
        }
    }

    private byte[] exactly(int length, InputStream in) throws IOException {
        byte[] body = new byte[length];
        int count = 0;
        while (count < length) {
            int read = in.read(body, count, length - count);
            if (read < 0) {
                throw early();
            }
            count += read;
            requireTime();
        }
        return body;
    }

    private byte[] all(InputStream in, LongConsumer memory) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (body.size() + read > most) {
                throw tooLong();
            }
            memory.accept(read);
            body.write(piece, 0, read);
            requireTime();
        }
        return body.toByteArray();
    }

    private void requireTime() {
        if (System.nanoTime() > deadline) {
            throw slow();
        }
    }

    private RefusedException tooLong() {
        return new RefusedException(
                Problem.TOO_LARGE, "the request has more than %s bytes; send fewer samples at once".formatted(most));
    }

    private static RefusedException slow() {
        return new RefusedException(Problem.SLOW, "the request came too slowly; send it again");
    }

    private static RefusedException early() {
        return RefusedException.invalid("the request ended before its Content-Length; send it again");
    }
}
