package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void writeFiles() throws IOException {
        write("train-images-idx3-ubyte", idx(3, 28, 28));
        write("train-labels-idx1-ubyte", idx(3));
        write("t10k-images-idx3-ubyte", idx(2, 28, 28));
        write("t10k-labels-idx1-ubyte", idx(2));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] idx(int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x800 | dimensions.length);
            int size = 1;
            for (int dimension : dimensions) {
                out.writeInt(dimension);
                size *= dimension;
            }
            for (int i = 0; i < size; i++) {
                out.write(dimensions.length == 1 ? i % 10 : i);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void readsPlainAndCompressedFiles() throws IOException {
        DataSplit plain = Mnist.read(folder);
        assertThat(plain.train().count()).isEqualTo(3);
        assertThat(plain.test().labels()).containsExactly(0, 1);
        assertThat(plain.train().sample(1)[5]).isEqualTo(((784 + 5) & 0xFF) / 255f);

        for (String name : Mnist.FILES) {
            Path file = folder.resolve(name);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
                Files.copy(file, out);
            }
            Files.delete(file);
        }
        assertThat(Mnist.read(folder).train().sha256()).isEqualTo(plain.train().sha256());
    }

    /** Other data sets come in files of the same names, with a point or a hyphen. */
    @Test
    void otherSizesAndNames() throws IOException {
        for (String name : Mnist.FILES) {
            Files.delete(folder.resolve(name));
        }
        write("train-images.idx3-ubyte", idx(3, 4, 5));
        write("train-labels-idx1-ubyte", idx(3));
        write("t10k-images.idx3-ubyte", idx(2, 4, 5));
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("t10k-labels.idx1-ubyte.gz")))) {
            out.write(idx(2));
        }
        DataSplit split = Mnist.read(folder);
        assertThat(split.train().dimensions()).containsExactly(4, 5, 1);
        assertThat(split.test().labels()).containsExactly(0, 1);
        assertThat(split.test().sample(1)).startsWith(20 / 255f, 21 / 255f);
    }

    @Test
    void brokenFilesAreReportedByNameAndReason() throws IOException {
        byte[] labels = Files.readAllBytes(folder.resolve("t10k-labels-idx1-ubyte"));
        refused("t10k-labels-idx1-ubyte", Arrays.copyOf(labels, 9), "it holds 1 of 2 bytes");
        refused("t10k-labels-idx1-ubyte", Arrays.copyOf(labels, 3), "it ends too early");
        refused("t10k-labels-idx1-ubyte", new byte[0], "it ends too early");
        refused("t10k-labels-idx1-ubyte", Arrays.copyOf(labels, 11), "it holds more than its 2 bytes");
        refused("t10k-labels-idx1-ubyte", idx(2, 28, 28), "it does not begin as an IDX file");
        refused("t10k-labels-idx1-ubyte", idx(3), "holds 2 images, but");
        labels[9] = (byte) 128;
        refused("t10k-labels-idx1-ubyte", labels, "is 128; expected 0..127");
        refused("t10k-labels-idx1-ubyte", new byte[] {0x1F, (byte) 0x8B, 1, 2}, "");
        byte[] huge = {0, 0, 8, 1, 0x7F, -1, -1, -1};
        refused("t10k-labels-idx1-ubyte", huge, "its dimensions are");
        write("t10k-labels-idx1-ubyte", idx(2));
        write("train-images-idx3-ubyte", idx(3, 27, 28));
        assertThatThrownBy(() -> Mnist.read(folder))
                .hasMessageContaining("[27, 28, 1], but the test images [28, 28, 1]");
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        assertThatThrownBy(() -> Mnist.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train-images-idx3-ubyte does not exist");
    }

    private void refused(String name, byte[] content, String why) throws IOException {
        write(name, content);
        assertThatThrownBy(() -> Mnist.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(why);
    }
}
