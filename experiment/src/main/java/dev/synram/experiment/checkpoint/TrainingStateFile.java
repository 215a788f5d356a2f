package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.PartFile;
import dev.synram.network.FloatWeights;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A training state in a file, with its settings: a header with the version and the size of the file, the content, and a
 * CRC-32C of everything before it. The file appears complete or not at all.
 *
 * @param settings everything that must be equal to resume from the state
 * @param state the state
 */
public record TrainingStateFile(String settings, TrainingState state) {

    private static final int EPOCH_BYTES = 3 * Double.BYTES;

    /** The smallest size of a matrix: its two dimensions. */
    private static final int MATRIX_BYTES = 2 * Integer.BYTES;

    /** Arrays per matrix: weights, best weights and two moments. */
    private static final int ARRAYS_A_MATRIX = 4;

    private static final String REMEDY =
            "delete it to repeat only this stage of the training; files beside it hold other stages, which are kept";

    /**
     * Writes the file.
     *
     * @throws IOException naming it, if it cannot be written; an existing file is kept
     */
    public void write(Path path) throws IOException {
        try (PartFile file = prepare(path)) {
            file.complete();
        }
    }

    /** Writes the whole file under a temporary name. */
    PartFile prepare(Path path) throws IOException {
        return PartFile.write(path, stream -> {
            CRC32C sum = new CRC32C();
            DataOutputStream out =
                    new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), sum));
            byte[] text = settings.getBytes(StandardCharsets.UTF_8);
            out.writeInt(StateHeader.MAGIC);
            out.writeLong(size(text));
            out.writeInt(text.length);
            out.write(text);
            writeState(out);
            out.writeInt((int) sum.getValue());
            out.flush();
        });
    }

    private long size(byte[] text) {
        long size = text.length;
        size += StateHeader.BYTES + Integer.BYTES;
        size += Integer.BYTES + (long) EPOCH_BYTES * state.epochs() + Integer.BYTES;
        for (FloatWeights weights : state.weights()) {
            size += MATRIX_BYTES + ARRAYS_A_MATRIX * (long) Float.BYTES * weights.values().length;
        }
        return size + StateHeader.SUM_BYTES;
    }

    private void writeState(DataOutputStream out) throws IOException {
        out.writeInt(state.epochs());
        for (EpochRecord epoch : state.history()) {
            out.writeDouble(epoch.loss());
            out.writeDouble(epoch.trainAccuracy());
            out.writeDouble(epoch.heldOutAccuracy());
        }
        out.writeInt(state.weights().size());
        for (int i = 0; i < state.weights().size(); i++) {
            FloatWeights weights = state.weights().get(i);
            out.writeInt(weights.inputs());
            out.writeInt(weights.outputs());
            writeFloats(out, weights.values());
            writeFloats(out, state.best().get(i).values());
            for (float[] moment : state.moments().get(i)) {
                writeFloats(out, moment);
            }
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    /**
     * Reads an untrusted file.
     *
     * @throws FileException naming the file, the problem and the remedy, if it cannot be read or is not a training state of
     *     this version
     */
    public static TrainingStateFile read(Path path) {
        try {
            return content(path);
        } catch (FileException e) {
            throw damaged(path, e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static FileException damaged(Path path, FileException problem) {
        return FileException.broken(path, "a training state", problem, REMEDY);
    }

    static FileException unreadable(Path path, IOException problem) {
        return new FileException(
                "%s cannot be read as a training state: %s".formatted(path, FileException.reason(problem)), problem);
    }

    /**
     * Reads an untrusted file.
     *
     * @throws FileException naming only the problem, if the content is not that of an undamaged training state
     * @throws IOException if there is no content
     */
    static TrainingStateFile content(Path path) throws IOException {
        try (StateReader in = StateReader.open(path)) {
            String settings = in.text();
            TrainingState state = readState(in);
            in.requireEnd();
            return new TrainingStateFile(settings, state);
        }
    }

    private static TrainingState readState(StateReader in) throws IOException {
        int epochs = in.count("finished epochs", EPOCH_BYTES);
        List<EpochRecord> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(epoch(in, epoch));
        }
        int matrices = in.count("matrices", MATRIX_BYTES);
        List<FloatWeights> weights = new ArrayList<>();
        List<FloatWeights> best = new ArrayList<>();
        List<List<float[]>> moments = new ArrayList<>();
        for (int i = 1; i <= matrices; i++) {
            int inputs = in.integer();
            int outputs = in.integer();
            int size = in.size("matrix " + i, inputs, outputs, ARRAYS_A_MATRIX);
            weights.add(new FloatWeights(inputs, outputs, in.floats("weights of matrix " + i, size)));
            best.add(new FloatWeights(inputs, outputs, in.floats("best weights of matrix " + i, size)));
            moments.add(List.of(
                    in.floats("first moments of matrix " + i, size), in.floats("second moments of matrix " + i, size)));
        }
        return new TrainingState(weights, moments, history, best);
    }

    private static EpochRecord epoch(StateReader in, int number) throws IOException {
        EpochRecord epoch = new EpochRecord(in.real(), in.real(), in.real());
        if (!(epoch.loss() >= 0) || !isFraction(epoch.trainAccuracy()) || !isFraction(epoch.heldOutAccuracy())) {
            throw new FileException(
                    "epoch %s has a loss of %s and accuracies of %s and %s; expected a loss of at least 0 and accuracies of 0..1"
                            .formatted(number, epoch.loss(), epoch.trainAccuracy(), epoch.heldOutAccuracy()));
        }
        return epoch;
    }

    /** An accuracy without samples is NaN. */
    private static boolean isFraction(double accuracy) {
        return Double.isNaN(accuracy) || (accuracy >= 0 && accuracy <= 1);
    }
}
