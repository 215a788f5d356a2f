package dev.synram.remote;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.remote.message.Program;
import dev.synram.remote.state.ChipState;

/** A user of a server, and what that user has written. Used by one thread at a time, but for its times. */
final class ServedSession {

    private static final long UNKNOWN = -1;

    private final String id;
    private final String key;
    private final boolean exclusive;
    private final ChipGeometry geometry;
    private ChipState state;
    private long version = UNKNOWN;
    private volatile long lastCall;
    private volatile boolean inCall;

    ServedSession(String id, String key, boolean exclusive, ChipGeometry geometry) {
        this.id = id;
        this.key = key;
        this.exclusive = exclusive;
        this.geometry = geometry;
        state = new ChipState(geometry);
    }

    String id() {
        return id;
    }

    /** What the client calls it; empty if it has no name for it. */
    String key() {
        return key;
    }

    boolean exclusive() {
        return exclusive;
    }

    /** Whether the last call ended before a time. */
    boolean isIdleSince(long nanoTime) {
        return !inCall && lastCall - nanoTime < 0;
    }

    void beginCall() {
        inCall = true;
    }

    void endCall(long nanoTime) {
        lastCall = nanoTime;
        inCall = false;
    }

    ChipState state() {
        return state;
    }

    /** Whether the state is the one on which a program builds. */
    boolean has(Program program) {
        return program.snapshot() || (program.base() == version && version != UNKNOWN);
    }

    /** Takes the writes of a program; if they are wrong, the next program must bring a snapshot. */
    void update(Program program) {
        version = UNKNOWN;
        if (program.snapshot()) {
            state = new ChipState(geometry);
        }
        program.cells().forEach(state::write);
        program.weights().forEach(state::write);
        version = program.version();
    }
}
