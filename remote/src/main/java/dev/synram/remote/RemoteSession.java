package dev.synram.remote;

import dev.synram.chip.ChipFailedException;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.remote.message.CloseRequest;
import dev.synram.remote.message.Emulate;
import dev.synram.remote.message.Failure;
import dev.synram.remote.message.Multiply;
import dev.synram.remote.message.OpenReply;
import dev.synram.remote.message.OpenRequest;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Product;
import dev.synram.remote.message.Program;
import dev.synram.remote.message.Read;
import dev.synram.remote.message.Readings;
import dev.synram.remote.message.Records;
import dev.synram.remote.message.Task;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A session with a server, resumed after a lost connection or a restart of the server: the program that got no outcome is sent
 * again with a snapshot of everything that was written.
 */
final class RemoteSession implements AutoCloseable {

    /** A server that is not there at all is told of soon. */
    private static final Duration OPENING = Duration.ofMillis(300);

    /** How often one call may find that the server has forgotten the session. */
    private static final int MOST_RESTORATIONS = 10;

    private final ConnectionSettings settings;
    private final Link link;
    private final OpenReply offer;
    private final SentState state;
    private final String key = SecretName.next();
    private String session;

    /**
     * Begins a session.
     *
     * @throws ConnectionException if the server refuses it or does not answer
     */
    RemoteSession(ConnectionSettings settings) {
        this.settings = settings;
        link = new Link(settings);
        try {
            offer = opened();
            session = offer.session();
            state = new SentState(new ChipGeometry(offer.hemispheres()));
        } catch (StatusRuntimeException e) {
            link.close();
            throw new ConnectionException(refused(e), e);
        } catch (UnreadableReply | IllegalArgumentException e) {
            link.close();
            throw new ConnectionException(
                    "%s does not serve a chip: %s".formatted(settings.server(), e.getMessage()), e);
        }
    }

    /** A lost reply leaves a session behind, which the same key finds again. */
    private OpenReply opened() {
        Backoff backoff = new Backoff(OPENING);
        while (true) {
            try {
                return link.call(Rpc.OPEN, request());
            } catch (StatusRuntimeException e) {
                if (!Link.isLost(e) || !backoff.pause()) {
                    throw e;
                }
            }
        }
    }

    private OpenRequest request() {
        return new OpenRequest(Rpc.VERSION, settings.exclusive(), key);
    }

    private String refused(StatusRuntimeException e) {
        return "server %s: %s".formatted(settings.server(), reason(e));
    }

    private static String reason(StatusRuntimeException e) {
        String description = e.getStatus().getDescription();
        return Link.isLost(e) || description == null
                ? "no answer (%s)".formatted(description == null ? e.getStatus().getCode() : description)
                : description;
    }

    /** What the server said when the session began. */
    OpenReply offer() {
        return offer;
    }

    /** What was written; calls bring it to the chip. */
    SentState state() {
        return state;
    }

    /** Multiplies; the product has as many results as expected. */
    Product product(Multiply task, int results) {
        return run(task, Product.class, product -> product.results().length == results);
    }

    /** Reads ADCs; there are as many readings. */
    List<Readings.Values> readings(Read task) {
        int count = task.readings().size();
        return run(task, Readings.class, readings -> readings.readings().size() == count)
                .readings();
    }

    /** Plays runs, which are those of the task. */
    List<SpikingRecord> records(Emulate task, List<SpikingRun> runs) {
        Records records = run(task, Records.class, _ -> true);
        try {
            return records.of(runs);
        } catch (IllegalArgumentException e) {
            throw failed("server %s: %s".formatted(settings.server(), e.getMessage()), e);
        }
    }

    private <T extends Outcome> T run(Task task, Class<T> type, Predicate<T> fits) {
        try {
            Outcome outcome = run(task);
            if (type.isInstance(outcome) && fits.test(type.cast(outcome))) {
                return type.cast(outcome);
            }
        } catch (UnreadableReply e) {
            throw failed("server %s: %s".formatted(settings.server(), e.getMessage()), e);
        }
        throw new ChipFailedException(
                offer.chip(), "server %s: the reply does not fit the request".formatted(settings.server()));
    }

    /**
     * Performs a task after everything that was written, again and again while the connection is lost.
     *
     * @return the outcome, which is no failure
     * @throws ChipFailedException if the server cannot be reached any more, or has lost the chip
     */
    private Outcome run(Task task) {
        Backoff backoff = new Backoff(settings.patience());
        int restorations = 0;
        while (restorations <= MOST_RESTORATIONS) {
            try {
                Program program = state.program(session, task);
                Outcome outcome = link.call(Rpc.RUN, program);
                if (isDone(outcome, program)) {
                    state.arrived(program);
                    return outcome instanceof Failure failure ? thrown(failure) : outcome;
                }
                restorations++;
            } catch (StatusRuntimeException e) {
                state.serverIsBehind();
                if (!Link.isLost(e) || !backoff.pause()) {
                    throw failed(refused(e), e);
                }
            }
        }
        throw new ChipFailedException(offer.chip(), "server %s does not keep the session".formatted(settings.server()));
    }

    /** Whether a program was run, or cannot be; otherwise the next one brings everything. */
    private boolean isDone(Outcome outcome, Program program) {
        if (!(outcome instanceof Failure failure)) {
            return true;
        }
        switch (failure.kind()) {
            case SESSION_UNKNOWN -> reopen();
            case SNAPSHOT_NEEDED -> {
                if (program.snapshot()) {
                    throw new ChipFailedException(offer.chip(), failure.message());
                }
            }
            default -> {
                return true;
            }
        }
        state.serverIsBehind();
        return false;
    }

    private void reopen() {
        OpenReply again = link.call(Rpc.OPEN, request());
        if (!again.chip().equals(offer.chip())) {
            throw new ChipFailedException(
                    offer.chip(), "server %s has chip %s now".formatted(settings.server(), again.chip()));
        }
        session = again.session();
    }

    private Outcome thrown(Failure failure) {
        String message = failure.message();
        switch (failure.kind()) {
            case ARGUMENT -> throw new IllegalArgumentException(message);
            case UNSUPPORTED -> throw new UnsupportedOperationException(message);
            case STATE -> throw new IllegalStateException(message);
            case TOO_LONG -> throw new TooLongOutcome(message);
            default -> throw new ChipFailedException(offer.chip());
        }
    }

    private ChipFailedException failed(String reason, RuntimeException cause) {
        ChipFailedException failed = new ChipFailedException(offer.chip(), reason);
        failed.initCause(cause);
        return failed;
    }

    /** Ends the session, if the server can be reached. */
    @Override
    public void close() {
        try {
            link.call(Rpc.CLOSE, new CloseRequest(session));
        } catch (StatusRuntimeException | UnreadableReply e) {
            // The server ends sessions without calls by itself.
        } finally {
            link.close();
        }
    }
}
