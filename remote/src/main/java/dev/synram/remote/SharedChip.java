package dev.synram.remote;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.Reading;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.remote.message.Configuration;
import dev.synram.remote.message.Emulate;
import dev.synram.remote.message.Failure;
import dev.synram.remote.message.Failure.Kind;
import dev.synram.remote.message.Multiply;
import dev.synram.remote.message.OpenReply;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Product;
import dev.synram.remote.message.Program;
import dev.synram.remote.message.Read;
import dev.synram.remote.message.Readings;
import dev.synram.remote.message.Records;
import dev.synram.remote.message.Run;
import dev.synram.remote.message.RunRecord;
import dev.synram.remote.message.Task;
import dev.synram.remote.state.ChipState;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One chip for several sessions. Programs wait for each other in the order in which they come; as a session waits for its program
 * before it sends the next, sessions have the chip in turn. Where another session had it, the chip is switched on again and
 * everything that the session has written is restored.
 */
final class SharedChip implements AutoCloseable {

    /** Fits a reply. */
    private static final int MOST_VALUES = Rpc.MOST_BYTES / 4;

    private final Supplier<? extends Chip> powerOn;
    private final OpenReply offer;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Chip chip;
    private @Nullable ServedSession onChip;
    private @Nullable Configured configured;
    private volatile boolean closed;

    /** A configuration with the object that the chip knows. */
    private record Configured(Configuration message, SpikingConfiguration spiking) {}

    SharedChip(Supplier<? extends Chip> powerOn) {
        this.powerOn = powerOn;
        Chip first = powerOn.get();
        offer = new OpenReply("", first.id(), first.geometry().hemispheres(), first.canSpike());
        chip = first;
    }

    /** What a session with a name gets. */
    OpenReply offer(String session) {
        return new OpenReply(session, offer.chip(), offer.hemispheres(), offer.canSpike());
    }

    ChipGeometry geometry() {
        return new ChipGeometry(offer.hemispheres());
    }

    /** Runs a program when it is its turn. */
    Outcome run(ServedSession session, Program program) {
        turn.lock();
        try {
            if (closed) {
                return new Failure(Kind.SESSION_UNKNOWN, "the server is being stopped");
            }
            if (Context.current().isCancelled()) {
                return new Failure(Kind.STATE, "the client has gone"); // nobody waits for the outcome
            }
            if (!session.has(program)) {
                return new Failure(Kind.SNAPSHOT_NEEDED, "the server does not have state " + program.base());
            }
            return perform(program.task(), session, ready(session, program));
        } catch (IllegalArgumentException e) {
            return failure(Kind.ARGUMENT, e);
        } catch (IllegalStateException e) {
            return failure(Kind.STATE, e);
        } catch (UnsupportedOperationException e) {
            return failure(Kind.UNSUPPORTED, e);
        } catch (ChipFailedException e) {
            switchOff();
            return failure(Kind.CHIP_FAILED, e);
        } finally {
            turn.unlock();
        }
    }

    private static Failure failure(Kind kind, RuntimeException e) {
        return new Failure(kind, String.valueOf(e.getMessage()));
    }

    /** The chip with everything that the session has written. */
    private Chip ready(ServedSession session, Program program) {
        boolean isThere = session == onChip && !program.snapshot();
        onChip = null;
        session.update(program);
        Chip current = chip;
        if (isThere && current != null) {
            ChipState.write(program.cells(), program.weights(), current);
        } else {
            current = switchOn();
            session.state().restore(current);
        }
        onChip = session;
        return current;
    }

    private Chip switchOn() {
        switchOff();
        Chip on = powerOn.get();
        chip = on;
        return on;
    }

    private void switchOff() {
        onChip = null;
        if (chip != null) {
            chip.close();
            chip = null;
        }
    }

    private Outcome perform(Task task, ServedSession session, Chip on) {
        return switch (task) {
            case Multiply multiply -> multiply(multiply, on);
            case Read read -> read(read.readings(), on);
            case Emulate emulate -> emulate(emulate, session, on);
        };
    }

    private static void requireSize(String what, long size, long most) {
        if (size > most) {
            throw new IllegalArgumentException(
                    "%s is too long for a chip behind a network; record less".formatted(what));
        }
    }

    private static Readings read(List<Reading> readings, Chip on) {
        long samples = readings.stream().mapToLong(SharedChip::values).sum();
        requireSize("a recording of %s values".formatted(samples), samples, MOST_VALUES);
        return new Readings(on.read(readings).stream().map(Readings.Values::new).toList());
    }

    private static long values(Reading reading) {
        return reading instanceof Reading.Trace trace ? Math.max(0, trace.samples()) : ChipGeometry.COLUMNS;
    }

    private static Product multiply(Multiply task, Chip on) {
        int inputs = task.multiplication().block().inputs();
        if (task.activations().length % inputs != 0) {
            throw new IllegalArgumentException(
                    "%s activations are no vectors of %s".formatted(task.activations().length, inputs));
        }
        Vectors activations = Vectors.of(task.activations(), inputs);
        int columns = task.multiplication().block().columns();
        requireSize(
                "a batch of %s vectors".formatted(activations.count()),
                (long) activations.count() * columns,
                Rpc.MOST_BYTES);
        Vectors results = Vectors.zeros(activations.count(), columns);
        long events = on.multiply(task.multiplication(), activations, results);
        return new Product(events, results.data());
    }

    private Outcome emulate(Emulate task, ServedSession session, Chip on) {
        List<SpikingRun> runs = task.runs().stream().map(Run::spiking).toList();
        long bytes = runs.stream().mapToLong(run -> Run.bytes(run, geometry())).sum();
        requireSize("a batch of %s runs".formatted(runs.size()), bytes, Rpc.MOST_BYTES);
        onChip = null; // the weights are lost, also if this fails
        List<SpikingRecord> records = on.emulate(configuration(task.configuration()), runs, task.noise());
        session.state().forgetWeights();
        onChip = session;
        List<RunRecord> messages = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            messages.add(RunRecord.of(records.get(i), runs.get(i)));
        }
        return fitting(new Records(messages));
    }

    /** The number of spikes is not known before. */
    private static Outcome fitting(Records records) {
        long most = records.records().stream().mapToLong(RunRecord::mostBytes).sum();
        if (most <= Rpc.MOST_BYTES) {
            return records;
        }
        long bytes = Rpc.RUN.replies().write(records).length;
        return bytes <= Rpc.MOST_BYTES
                ? records
                : new Failure(
                        Kind.TOO_LONG,
                        "the recordings of %s runs have %s bytes, of which %s fit a reply; run for a shorter time, or let fewer neurons spike"
                                .formatted(records.records().size(), bytes, Rpc.MOST_BYTES));
    }

    /** Equal configurations are one object, of which the chip keeps what it derives. */
    private SpikingConfiguration configuration(Configuration message) {
        Configured last = configured;
        if (last == null || !last.message().isSame(message)) {
            last = new Configured(message, message.spiking());
            configured = last;
        }
        return last.spiking();
    }

    @Override
    public void close() {
        closed = true; // so that programs that wait are not run
        turn.lock();
        try {
            switchOff();
        } finally {
            turn.unlock();
        }
    }
}
