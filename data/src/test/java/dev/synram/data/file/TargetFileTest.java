package dev.synram.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.TargetData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFileTest {

    @TempDir
    private Path folder;

    private static byte[] npy(String shape, float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(folder.resolve("data.npz"), bytes.toByteArray());
    }

    @Test
    void archivesOfNumbers() throws IOException {
        byte[] x = npy("(2, 3)", 1, 2, 3, 4, 5, 6);
        TargetData one = TargetFile.read(archive(Map.of("x.npy", x, "y.npy", npy("(2,)", 0.5f, -1.5f))), null);
        assertThat(one.targets()).containsExactly(0.5f, -1.5f);
        assertThat(one.outputs()).isEqualTo(1);
        assertThat(one.samples().untrained().values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(one.samples().ownRanges())
                .as("some of the samples, if there are enough")
                .isEmpty();
        TargetData divided = TargetFile.read(
                archive(Map.of(
                        "x_train.npy",
                        npy("(1, 3)", 7, 8, 9),
                        "x_test.npy",
                        x,
                        "y_test.npy",
                        npy("(2, 2)", 1, 2, 3, 4))),
                null);
        assertThat(divided.outputs()).isEqualTo(2);
        assertThat(divided.samples().train().values()).containsExactly(7, 8, 9);
        assertThat(divided.targets()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void samplesForRangesNeedNoTargets() throws IOException {
        Path x = Files.write(folder.resolve("x.npy"), npy("(2, 1)", 1, 2));
        assertThat(TargetFile.samples(x).values()).containsExactly(1, 2);
        Path both = archive(Map.of("x_train.npy", npy("(1, 1)", 3), "x_test.npy", npy("(1, 1)", 4)));
        assertThat(TargetFile.samples(both).values()).containsExactly(3);
        Path none = archive(Map.of("y.npy", npy("(1, 1)", 3)));
        assertThatThrownBy(() -> TargetFile.samples(none))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds [y]; expected x_train or x");
    }

    @Test
    void twoFiles() throws IOException {
        Path x = Files.write(folder.resolve("x.npy"), npy("(2, 1)", 1, 2));
        Path y = Files.write(folder.resolve("y.npy"), npy("(2, 1)", 3, 4));
        assertThat(TargetFile.read(x, y).targets()).containsExactly(3, 4);
        Path more = Files.write(folder.resolve("more.npy"), npy("(3,)", 3, 4, 5));
        assertRefused(x, more, "more.npy has dimensions [3]; expected targets for 2 samples");
        Path infinite = Files.write(folder.resolve("i.npy"), npy("(2,)", 3, Float.POSITIVE_INFINITY));
        assertRefused(x, infinite, "holds Infinity; expected finite numbers");
        assertRefused(x, null, "targets for regression are numbers");
        assertRefused(Path.of("table.csv"), null, "targets for regression are numbers");
        Path none = archive(Map.of("x.npy", npy("(2, 1)", 1, 2)));
        assertRefused(none, null, "holds [x]; expected x_train, x_test and y_test, or x and y");
    }

    private static void assertRefused(Path file, @org.jspecify.annotations.Nullable Path targets, String message) {
        assertThatThrownBy(() -> TargetFile.read(file, targets))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }
}
