package dev.synram.experiment.checkpoint;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How the states of a kind of training are stored.
 *
 * @param <S> kind of the state
 */
public interface StateFormat<S> {

    /** The first four bytes of a file: three that name the kind, and its version. */
    int magic();

    /** Number of bytes that {@link #write} gives. */
    long bytes(S state);

    /** Writes a state. */
    void write(S state, DataOutputStream out) throws IOException;

    /**
     * Reads an untrusted state.
     *
     * @throws dev.synram.files.FileException naming the problem, if a value is out of its range
     */
    S read(StateReader in) throws IOException;

    /** Number of finished epochs. */
    int epochs(S state);

    /**
     * Whether a state belongs to the same network as another.
     *
     * @param initial the state before the first epoch
     */
    boolean fits(S state, S initial);

    /** Writes numbers one after the other. */
    static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }
}
