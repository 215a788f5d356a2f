package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.StateFile;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.checkpoint.TrainingStateFormat;
import dev.synram.files.FileException;
import dev.synram.network.FloatWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged or malicious training states are refused before they take memory. */
class BrokenStatesTest {

    /** Offsets in {@link #whole}: magic, size, text of 8 characters, epochs, 2 records, matrices, sizes, numbers, checksum. */
    private static final int TEXT = 12;

    private static final int EPOCHS = 24;
    private static final int LOSS = 28;
    private static final int MATRICES = 76;
    private static final int INPUTS = 80;
    private static final int VALUES = 88;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private byte[] whole = {};

    @BeforeEach
    void writeAState() throws IOException {
        file = folder.resolve("train.state");
        List<FloatWeights> weights = List.of(weights(3, 2), weights(2, 4));
        List<List<float[]>> moments = List.of(List.of(new float[6], new float[6]), List.of(new float[8], new float[8]));
        List<EpochRecord> history = List.of(new EpochRecord(1, 0.5, 0.5), new EpochRecord(0.5, 0.75, Double.NaN));
        new StateFile<>(TrainingStateFormat.INSTANCE, "settings", new TrainingState(weights, moments, history, weights))
                .write(file);
        whole = Files.readAllBytes(file);
    }

    private static FloatWeights weights(int inputs, int outputs) {
        float[] values = new float[inputs * outputs];
        Arrays.fill(values, 0.5f);
        return new FloatWeights(inputs, outputs, values);
    }

    private void assertRefused(byte[] content, String message) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> StateFile.read(TrainingStateFormat.INSTANCE, file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + " cannot be read as a training state: ")
                .hasMessageContaining(message);
    }

    /** The file with another number and the checksum of its new content. */
    private byte[] withInteger(int at, int value) {
        byte[] changed = whole.clone();
        ByteBuffer.wrap(changed).putInt(at, value);
        return sealed(changed);
    }

    /** Sets the size and the checksum to those of the content, as if it had been written so. */
    private static byte[] sealed(byte[] content) {
        int end = content.length - Integer.BYTES;
        ByteBuffer.wrap(content).putLong(Integer.BYTES, content.length);
        CRC32C sum = new CRC32C();
        sum.update(content, 0, end);
        ByteBuffer.wrap(content).putInt(end, (int) sum.getValue());
        return content;
    }

    @Test
    void writtenStatesAreReadBackWithoutTemporaryFiles() throws IOException {
        StateFile<TrainingState> read = StateFile.read(TrainingStateFormat.INSTANCE, file);
        assertThat(read.settings()).isEqualTo("settings");
        assertThat(read.state().epochs()).isEqualTo(2);
        assertThat(read.state().weights().get(1).values()).hasSize(8).containsOnly(0.5f);
        read.write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anyDamageIsDetected() throws IOException {
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(flipped, "delete it to repeat only this stage of the training");
        }
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), length < TEXT ? "it ends too early" : "were written");
        }
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, VALUES, VALUES + 24, (byte) 0);
        assertRefused(zeroed, "its checksum does not match its content");
        assertRefused(Arrays.copyOf(whole, whole.length + 3), "were written");
    }

    @Test
    void otherVersionsAreNamed() throws IOException {
        assertRefused(new byte[100], "it does not begin as a training state does");
        byte[] older = whole.clone();
        older[3] = 3;
        assertRefused(
                older, "it is of version 3, and this program reads version 4; resume with the program that wrote it");
    }

    /** A checksum keeps nobody from writing wrong sizes. */
    @Test
    void sizesAreComparedWithTheSizeOfTheFile() throws IOException {
        assertRefused(withInteger(TEXT, Integer.MAX_VALUE), "it declares 2147483647 bytes of settings");
        assertRefused(withInteger(EPOCHS, Integer.MAX_VALUE), "it declares 2147483647 finished epochs");
        assertRefused(withInteger(EPOCHS, -1), "it declares -1 finished epochs");
        assertRefused(withInteger(MATRICES, 1 << 30), "it declares 1073741824 matrices");
        byte[] large = withInteger(INPUTS, 65_536);
        ByteBuffer.wrap(large).putInt(INPUTS + 4, 65_536);
        assertRefused(sealed(large), "matrix 1 is declared as 65536 x 65536");
        byte[] negative = withInteger(INPUTS, -3);
        ByteBuffer.wrap(negative).putInt(INPUTS + 4, -2);
        assertRefused(sealed(negative), "matrix 1 is declared as -3 x -2");
        assertRefused(sealed(Arrays.copyOf(whole, whole.length + 3)), "3 bytes follow its end");
        assertRefused(sealed(Arrays.copyOf(whole, whole.length - 1)), "bytes are left");
    }

    @Test
    void numbersAreFinite() throws IOException {
        assertRefused(withInteger(VALUES, Float.floatToIntBits(Float.NaN)), "weights of matrix 1 hold NaN");
        byte[] infinite = withInteger(VALUES + 24, Float.floatToIntBits(Float.POSITIVE_INFINITY));
        assertRefused(infinite, "best weights of matrix 1 hold Infinity");
        byte[] loss = whole.clone();
        ByteBuffer.wrap(loss).putDouble(LOSS, Double.NaN);
        assertRefused(sealed(loss), "epoch 1 has a loss of NaN");
        byte[] accuracy = whole.clone();
        ByteBuffer.wrap(accuracy).putDouble(LOSS + 8, 1.5);
        assertRefused(sealed(accuracy), "epoch 1 has a loss of 1.0 and accuracies of 1.5 and 0.5");
    }

    @Test
    void statesFitOnlyTheirNetwork() {
        TrainingState state = TrainingState.initial(List.of(weights(3, 2)));
        assertThat(state.fits(TrainingState.initial(List.of(weights(3, 2))))).isTrue();
        assertThat(state.fits(TrainingState.initial(List.of(weights(2, 3))))).isFalse();
        assertThat(state.fits(TrainingState.initial(List.of(weights(3, 2), weights(1, 1)))))
                .isFalse();
    }

    @Test
    @Tag("slow")
    void damagedFilesAreRefused() throws IOException {
        DamagedFiles.tryAll(
                file,
                FileException.class,
                random -> Damage.bytes(whole, random),
                path -> StateFile.read(TrainingStateFormat.INSTANCE, path));
        DamagedFiles.tryAll(
                file,
                FileException.class,
                this::damagedContent,
                path -> StateFile.read(TrainingStateFormat.INSTANCE, path));
    }

    /** Damaged before it was written: the checksum is that of the damaged content. */
    private byte[] damagedContent(Random random) {
        byte[] damaged = Damage.bytes(whole, random);
        return damaged.length < TEXT + Integer.BYTES ? damaged : sealed(damaged);
    }
}
