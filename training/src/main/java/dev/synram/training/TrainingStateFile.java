package dev.synram.training;

import dev.synram.network.FloatWeights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A training state in a file, with the settings that it belongs to. The file appears whole or not at all.
 *
 * @param settings what must be the same to go on from the state
 * @param state the state
 */
public record TrainingStateFile(String settings, TrainingState state) {

    private static final int MAGIC = 0x53594E02;

    /** Writes the file beside its place, then moves it there. */
    public void write(Path path) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".part");
        try {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
                out.writeInt(MAGIC);
                out.writeUTF(settings);
                writeState(out);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void writeState(DataOutputStream out) throws IOException {
        out.writeInt(state.epochs());
        for (EpochRecord epoch : state.history()) {
            out.writeDouble(epoch.loss());
            out.writeDouble(epoch.trainAccuracy());
            out.writeDouble(epoch.testAccuracy());
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
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is not a training state
     */
    public static TrainingStateFile read(Path path) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(path + " is not a training state of this version");
            }
            String settings = in.readUTF();
            List<EpochRecord> history = new ArrayList<>();
            for (int epochs = in.readInt(); epochs > 0; epochs--) {
                history.add(new EpochRecord(in.readDouble(), in.readDouble(), in.readDouble()));
            }
            List<FloatWeights> weights = new ArrayList<>();
            List<FloatWeights> best = new ArrayList<>();
            List<List<float[]>> moments = new ArrayList<>();
            for (int macs = in.readInt(); macs > 0; macs--) {
                int inputs = in.readInt();
                int outputs = in.readInt();
                weights.add(new FloatWeights(inputs, outputs, readFloats(in, inputs * outputs)));
                best.add(new FloatWeights(inputs, outputs, readFloats(in, inputs * outputs)));
                moments.add(List.of(readFloats(in, inputs * outputs), readFloats(in, inputs * outputs)));
            }
            return new TrainingStateFile(settings, new TrainingState(weights, moments, history, best));
        }
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
