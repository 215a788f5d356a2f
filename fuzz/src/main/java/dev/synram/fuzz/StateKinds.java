package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.StateFile;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.checkpoint.TrainingStateFormat;
import dev.synram.files.FileException;
import dev.synram.network.FloatWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Checkpoints of a training: damaged after they were written, and written with damage, whose checksum is right. */
final class StateKinds {

    private static final String FILE = "chip.state";

    /** Format, version and size. */
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private StateKinds() {}

    static List<FileKind> all() {
        byte[] whole = written();
        return List.of(
                new FileKind(
                        "checkpoint",
                        FILE,
                        FileException.class,
                        whole,
                        Damage::bytes,
                        file -> requireSame(whole, file)),
                new FileKind(
                        "sealed checkpoint",
                        FILE,
                        FileException.class,
                        whole,
                        (intact, random) -> sealed(Damage.bytes(intact, random)),
                        StateKinds::readSealed));
    }

    private static byte[] written() {
        FloatWeights first = weights(30, 20);
        FloatWeights second = weights(20, 10);
        List<List<float[]>> moments =
                List.of(List.of(first.values(), new float[600]), List.of(second.values(), new float[200]));
        List<EpochRecord> history = List.of(new EpochRecord(1, 0.5, 0.5), new EpochRecord(0.5, 0.75, Double.NaN));
        List<FloatWeights> weights = List.of(first, second);
        return written(new StateFile<>(
                TrainingStateFormat.INSTANCE,
                "epochs=2\nseed=1",
                new TrainingState(weights, moments, history, weights)));
    }

    /** The bytes of a file. */
    static byte[] written(StateFile<?> state) {
        try {
            Path file = Files.createTempFile("synram-fuzz", ".state");
            try {
                state.write(file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloatWeights weights(int inputs, int outputs) {
        float[] values = new float[inputs * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 7f - 20;
        }
        return new FloatWeights(inputs, outputs, values);
    }

    private static void requireSame(byte[] whole, Path file) {
        StateFile.read(TrainingStateFormat.INSTANCE, file);
        try {
            TrustedDamage.require(Arrays.equals(Files.readAllBytes(file), whole), "other content than was written");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content with a size and a checksum that are right. */
    static byte[] sealed(byte[] content) {
        int end = content.length - Integer.BYTES;
        if (end < HEADER) {
            return content;
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).putLong(Integer.BYTES, content.length);
        CRC32C sum = new CRC32C();
        sum.update(content, 0, end);
        buffer.putInt(end, (int) sum.getValue());
        return content;
    }

    private static void readSealed(Path file) {
        TrainingState state = StateFile.read(TrainingStateFormat.INSTANCE, file).state();
        for (FloatWeights weights : state.weights()) {
            for (float value : weights.values()) {
                TrustedDamage.require(Float.isFinite(value), "weights that are no numbers");
            }
        }
        TrustedDamage.require(state.weights().size() == state.moments().size(), "weights without moments");
    }
}
