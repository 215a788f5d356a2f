package dev.synram.remote;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.remote.message.CellWrite;
import dev.synram.remote.message.Program;
import dev.synram.remote.message.Task;
import dev.synram.remote.message.WeightWrite;
import dev.synram.remote.state.ChipState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a client has written, and which part of it the server does not have yet. */
final class SentState {

    /** Above so many bytes, everything is sent rather than the writes one by one. */
    private static final long MOST_PENDING = 512 << 10;

    private final ChipState state;
    private final Map<Cell, CellWrite> pendingCells = new EnumMap<>(Cell.class);
    private final List<WeightWrite> pendingWeights = new ArrayList<>();
    private long pendingBytes;
    private long version;

    /** Whether the server has all but what is pending. */
    private boolean serverHasBase;

    SentState(ChipGeometry geometry) {
        state = new ChipState(geometry);
    }

    int[] read(Cell cell) {
        return state.read(cell);
    }

    /** Writes a cell, when the next program is sent. */
    void write(CellWrite write) {
        state.write(write);
        pendingCells.merge(write.cell(), write, ChipState::after);
    }

    /** Writes weights, when the next program is sent. */
    void write(WeightWrite write) {
        state.write(write);
        pendingBytes += write.weights().length;
        if (pendingBytes > MOST_PENDING) {
            serverIsBehind();
        } else {
            pendingWeights.add(write);
        }
    }

    /** The chip has lost all weights. */
    void forgetWeights() {
        state.forgetWeights();
    }

    /** The next program brings everything. */
    void serverIsBehind() {
        serverHasBase = false;
        pendingCells.clear();
        pendingWeights.clear();
        pendingBytes = 0;
    }

    /** The program that brings what the server does not have. */
    Program program(String session, Task task) {
        if (!serverHasBase) {
            return new Program(session, 0, version + 1, true, state.cells(), state.weights(), task);
        }
        boolean isNew = !pendingCells.isEmpty() || !pendingWeights.isEmpty();
        return new Program(
                session,
                version,
                isNew ? version + 1 : version,
                false,
                List.copyOf(pendingCells.values()),
                List.copyOf(pendingWeights),
                task);
    }

    /** The server has everything that a program brought. */
    void arrived(Program program) {
        version = program.version();
        serverHasBase = true;
        pendingCells.clear();
        pendingWeights.clear();
        pendingBytes = 0;
    }
}
