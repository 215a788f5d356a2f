package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.checkpoint.StateFormat;
import dev.synram.experiment.checkpoint.StateReader;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.files.FileException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How states of spiking networks are stored. */
public final class SpikingStateFormat implements StateFormat<SpikingState> {

    /** The format; it has no state of its own. */
    public static final SpikingStateFormat INSTANCE = new SpikingStateFormat();

    private static final int VERSION = 1;
    private static final int NAME = 0x535953; // "SYS"

    private static final int EPOCH_BYTES = 2 * Integer.BYTES + 4 * Double.BYTES;

    /** Arrays per projection: weights and two moments. */
    private static final int ARRAYS = 3;

    private SpikingStateFormat() {}

    @Override
    public int magic() {
        return NAME << Byte.SIZE | VERSION;
    }

    @Override
    public int epochs(SpikingState state) {
        return state.history().size();
    }

    @Override
    public boolean fits(SpikingState state, SpikingState initial) {
        return state.fits(initial);
    }

    @Override
    public long bytes(SpikingState state) {
        long size = Long.BYTES + 3 * Integer.BYTES + (long) EPOCH_BYTES * epochs(state);
        for (float[] weights : state.weights()) {
            size += Integer.BYTES + ARRAYS * (long) Float.BYTES * weights.length;
        }
        return size;
    }

    @Override
    public void write(SpikingState state, DataOutputStream out) throws IOException {
        out.writeInt(state.updates());
        out.writeLong(state.droppedEvents());
        out.writeInt(epochs(state));
        for (SpikingEpoch epoch : state.history()) {
            out.writeInt(epoch.inLoop() ? 1 : 0);
            out.writeDouble(epoch.loss());
            out.writeDouble(epoch.trainingAccuracy());
            out.writeDouble(epoch.spikesPerSample());
            out.writeInt(epoch.silentNeurons());
            out.writeDouble(epoch.seconds());
        }
        out.writeInt(state.weights().size());
        for (int i = 0; i < state.weights().size(); i++) {
            out.writeInt(state.weights().get(i).length);
            StateFormat.writeFloats(out, state.weights().get(i));
            StateFormat.writeFloats(out, state.means().get(i));
            StateFormat.writeFloats(out, state.squares().get(i));
        }
    }

    @Override
    public SpikingState read(StateReader in) throws IOException {
        int updates = in.integer();
        long dropped = in.longInteger();
        if (updates < 0 || dropped < 0) {
            throw new FileException(
                    "it has %s updates and %s lost events; expected 0 or more".formatted(updates, dropped));
        }
        int epochs = in.count("finished epochs", EPOCH_BYTES);
        List<SpikingEpoch> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(epoch(in, epoch));
        }
        int projections = in.count("projections", Integer.BYTES);
        List<float[]> weights = new ArrayList<>();
        List<float[]> means = new ArrayList<>();
        List<float[]> squares = new ArrayList<>();
        for (int i = 1; i <= projections; i++) {
            int size = in.count("weights of projection " + i, ARRAYS * Float.BYTES);
            weights.add(in.floats("weights of projection " + i, size));
            means.add(in.floats("first moments of projection " + i, size));
            squares.add(in.floats("second moments of projection " + i, size));
            requireSquares(squares.getLast(), i);
        }
        return new SpikingState(updates, dropped, history, weights, means, squares);
    }

    private static void requireSquares(float[] values, int projection) {
        for (float value : values) {
            if (value < 0) {
                throw new FileException(
                        "the second moments of projection %s hold %s; expected 0 or more".formatted(projection, value));
            }
        }
    }

    private static SpikingEpoch epoch(StateReader in, int number) throws IOException {
        int inLoop = in.integer();
        SpikingEpoch epoch = new SpikingEpoch(inLoop == 1, in.real(), in.real(), in.real(), in.integer(), in.real());
        boolean allowed = (inLoop == 0 || inLoop == 1)
                && epoch.loss() >= 0
                && epoch.trainingAccuracy() >= 0
                && epoch.trainingAccuracy() <= 1
                && epoch.spikesPerSample() >= 0
                && epoch.silentNeurons() >= 0
                && epoch.seconds() >= 0;
        if (!allowed) {
            throw new FileException(
                    "epoch %s has values out of their ranges: %s, stage %s; expected numbers of 0 or more, an accuracy of 0..1 and stage 0 or 1"
                            .formatted(number, epoch, inLoop));
        }
        return epoch;
    }
}
