package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.network.FloatWeights;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How states of networks that multiply are stored. */
public final class TrainingStateFormat implements StateFormat<TrainingState> {

    /** The format; it has no state of its own. */
    public static final TrainingStateFormat INSTANCE = new TrainingStateFormat();

    private static final int VERSION = 4;
    private static final int NAME = 0x53594E; // "SYN"

    private static final int EPOCH_BYTES = 3 * Double.BYTES;

    /** The smallest size of a matrix: its two dimensions. */
    private static final int MATRIX_BYTES = 2 * Integer.BYTES;

    /** Arrays per matrix: weights, best weights and two moments. */
    private static final int ARRAYS_A_MATRIX = 4;

    private TrainingStateFormat() {}

    @Override
    public int magic() {
        return NAME << Byte.SIZE | VERSION;
    }

    @Override
    public int epochs(TrainingState state) {
        return state.epochs();
    }

    @Override
    public boolean fits(TrainingState state, TrainingState initial) {
        return state.fits(initial);
    }

    @Override
    public long bytes(TrainingState state) {
        long size = Integer.BYTES + (long) EPOCH_BYTES * state.epochs() + Integer.BYTES;
        for (FloatWeights weights : state.weights()) {
            size += MATRIX_BYTES + ARRAYS_A_MATRIX * (long) Float.BYTES * weights.values().length;
        }
        return size;
    }

    @Override
    public void write(TrainingState state, DataOutputStream out) throws IOException {
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
            StateFormat.writeFloats(out, weights.values());
            StateFormat.writeFloats(out, state.best().get(i).values());
            for (float[] moment : state.moments().get(i)) {
                StateFormat.writeFloats(out, moment);
            }
        }
    }

    @Override
    public TrainingState read(StateReader in) throws IOException {
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
