package dev.synram.remote;

import dev.synram.chip.geometry.ChipGeometry;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The sessions of a server. */
final class Sessions {

    private final ServerSettings settings;
    private final ChipGeometry geometry;
    private final LongSupplier nanoTime;
    private final Map<String, ServedSession> sessions = new LinkedHashMap<>();

    /** Makes an empty set of sessions, whose times come from a clock. */
    Sessions(ServerSettings settings, ChipGeometry geometry, LongSupplier nanoTime) {
        this.settings = settings;
        this.geometry = geometry;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a session, or finds the one that was begun with a key.
     *
     * @param key of the client; none if empty
     * @throws io.grpc.StatusRuntimeException if others are in its way
     */
    synchronized ServedSession open(boolean exclusive, String key) {
        endIdle();
        Optional<ServedSession> begun = sessions.values().stream()
                .filter(session -> !key.isEmpty() && session.key().equals(key))
                .findFirst();
        if (begun.isPresent()) {
            begun.get().endCall(nanoTime.getAsLong());
            return begun.get();
        }
        if (sessions.values().stream().anyMatch(ServedSession::exclusive)) {
            throw refusal("the chip is in exclusive use by another session; try again when that has ended");
        }
        if (exclusive && !sessions.isEmpty()) {
            throw refusal("the chip cannot be used exclusively while %s others have sessions; try again later"
                    .formatted(sessions.size()));
        }
        if (sessions.size() >= settings.mostSessions()) {
            throw refusal("the server has %s sessions, which is its limit; try again later".formatted(sessions.size()));
        }
        ServedSession session = new ServedSession(SecretName.next(), key, exclusive, geometry);
        session.endCall(nanoTime.getAsLong());
        sessions.put(session.id(), session);
        return session;
    }

    private static RuntimeException refusal(String why) {
        return Status.RESOURCE_EXHAUSTED.withDescription(why).asRuntimeException();
    }

    private void endIdle() {
        long limit = nanoTime.getAsLong() - settings.idle().toNanos();
        sessions.values().removeIf(session -> session.isIdleSince(limit));
    }

    /** The session of a name, if there is one, at the beginning of a call. */
    synchronized Optional<ServedSession> beginCall(String id) {
        endIdle();
        Optional<ServedSession> session = Optional.ofNullable(sessions.get(id));
        session.ifPresent(ServedSession::beginCall);
        return session;
    }

    /** A call of a session ends. */
    void endCall(ServedSession session) {
        session.endCall(nanoTime.getAsLong());
    }

    /** Ends a session. */
    synchronized void close(String id) {
        sessions.remove(id);
    }
}
