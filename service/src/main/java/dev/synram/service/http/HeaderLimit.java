package dev.synram.service.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Optional;

/** Closes connections whose headers come too slowly. Requests of a connection come one after the other, on one thread. */
final class HeaderLimit implements Http1ConnectionListener {

    private final Duration most;
    private final ThreadLocal<Optional<ReadingLimit>> limit = ThreadLocal.withInitial(Optional::empty);

    /** Limits the time from a request's first line to the end of its headers. */
    HeaderLimit(Duration most) {
        this.most = most;
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        end();
        limit.set(Optional.of(new ReadingLimit(System.nanoTime() + most.toNanos())));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        end();
    }

    private void end() {
        limit.get().ifPresent(ReadingLimit::close);
        limit.remove();
    }
}
