package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.PartFile;
import dev.synram.network.FloatWeights;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training state in a file, with its settings. The file appears complete or not at all.
 *
 * @param settings everything that must be equal to resume from the state
 * @param state the state
 */
public record TrainingStateFile(String settings, TrainingState state) {

    private static final int MAGIC = 0x53594E03;
    private static final int EPOCH_BYTES = 3 * Double.BYTES;

    /** The smallest size of a matrix: its two dimensions. */
    private static final int MATRIX_BYTES = 2 * Integer.BYTES;

    /** Arrays per matrix: weights, best weights and two moments. */
    private static final int ARRAYS_A_MATRIX = 4;

    /** Writes the file. */
    public void write(Path path) throws IOException {
        PartFile.replace(path, stream -> {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
            out.writeInt(MAGIC);
            out.writeUTF(settings);
            writeState(out);
            out.flush();
        });
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
     * @throws FileException naming the file and the problem, if it cannot be read or is not a training state
     */
    public static TrainingStateFile read(Path path) {
        try (StateReader in = StateReader.open(path)) {
            if (in.integer() != MAGIC) {
                throw new FileException("it does not have the header of this version");
            }
            String settings = in.text();
            TrainingState state = readState(in);
            in.requireEnd();
            return new TrainingStateFile(settings, state);
        } catch (FileException | EOFException | UTFDataFormatException e) {
            throw FileException.broken(path, "a training state", e, "begin the training again");
        } catch (IOException e) {
            throw new FileException(
                    "%s cannot be read as a training state: %s".formatted(path, FileException.reason(e)), e);
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
                    "epoch %d has a loss of %s and accuracies of %s and %s; expected a loss of at least 0 and accuracies of 0..1"
                            .formatted(number, epoch.loss(), epoch.trainAccuracy(), epoch.heldOutAccuracy()));
        }
        return epoch;
    }

    /** An accuracy without samples is NaN. */
    private static boolean isFraction(double accuracy) {
        return Double.isNaN(accuracy) || (accuracy >= 0 && accuracy <= 1);
    }
}
