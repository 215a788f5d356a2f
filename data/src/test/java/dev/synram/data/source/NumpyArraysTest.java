package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.Labelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of all types and orders, archives with the names that tools give. */
class NumpyArraysTest {

    @TempDir
    private Path folder = Path.of(".");

    private static byte[] npy(String type, boolean columnsFirst, List<Integer> shape, byte[] values) {
        String dimensions = shape.toString().replace('[', '(').replace("]", ",)");
        byte[] header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(type, columnsFirst ? "True" : "False", dimensions)
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + header.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header)
                .put(values)
                .array();
    }

    private static byte[] bytes(List<Integer> shape, int... values) {
        byte[] content = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            content[i] = (byte) values[i];
        }
        return npy("|u1", false, shape, content);
    }

    private DataSplit archive(Map<String, byte[]> entries) throws IOException {
        Path file = Files.write(folder.resolve("d.npz"), Damage.archive(entries));
        return new DataSource(folder, () -> {}).read(file.toString());
    }

    /** The bytes of one value in each type, big-endian. */
    @ParameterizedTest
    @CsvSource({
        "f2, 3e00, 1.5",
        "f2, c000, -2",
        "f2, 0001, 5.9604645e-8",
        "f4, 3fc00000, 1.5",
        "f8, 3ff8000000000000, 1.5",
        "i2, ff38, -200",
        "u2, ff38, 65336",
        "i4, ffffff38, -200",
        "u4, ffffff38, 4294967096",
        "i8, ffffffffffffff38, -200",
        "u8, 00ffffffffffff38, 7.2057594e16",
        "b1, 01, 1",
        "b1, 00, 0",
        "i1, ff, -1",
    })
    void typesAndByteOrders(String type, String hex, float value) throws IOException {
        byte[] big = HexFormat.of().parseHex(hex);
        byte[] little = new byte[big.length];
        for (int i = 0; i < big.length; i++) {
            little[big.length - 1 - i] = big[i];
        }
        byte[] labels = bytes(List.of(1), 0);
        List<Integer> shape = List.of(1, 1);
        if (big.length > 1) {
            assertThat(archive(Map.of("x.npy", npy(">" + type, false, shape, big), "y.npy", labels))
                            .test()
                            .values())
                    .containsExactly(value);
        }
        assertThat(archive(Map.of(
                                "x.npy",
                                npy((big.length > 1 ? "<" : "|") + type, false, shape, little),
                                "y.npy",
                                labels))
                        .test()
                        .values())
                .containsExactly(value);
    }

    @Test
    void unsignedNumbersOf64BitsAreNeverNegative() {
        byte[] ones = new byte[Long.BYTES];
        Arrays.fill(ones, (byte) 0xff);
        byte[] array = npy("<u8", false, List.of(1, 1), ones);
        assertThatThrownBy(() -> archive(Map.of("x.npy", array, "y.npy", bytes(List.of(1), 0))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a value of a sample is 1.8446744E19; expected at most 1.0E18");
    }

    @ParameterizedTest
    @CsvSource({"<U3, texts", "|S4, texts", "|O, Python objects", "<c8, complex numbers", "<M8[ns], times"})
    void otherTypesAreNamed(String type, String held) {
        byte[] array = npy(type, false, List.of(1, 1), new byte[16]);
        assertThatThrownBy(() -> archive(Map.of("x.npy", array, "y.npy", bytes(List.of(1), 0))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("d.npz:x")
                .hasMessageContaining(held);
    }

    /** Element (i, j, k, ...) of an array in Fortran order is at i + n0 (j + n1 (k + ...)). */
    @Property(tries = 50, seed = "20260101")
    void columnsFirst(@ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 4) Integer> shape)
            throws IOException {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        ByteBuffer stored = ByteBuffer.allocate(2 * size).order(ByteOrder.LITTLE_ENDIAN);
        float[] expected = new float[size];
        Random random = new Random(size);
        for (int c = 0; c < size; c++) {
            int rest = c;
            int stride = size;
            int at = 0;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                stride /= shape.get(axis);
                at += rest % shape.get(axis) * stride;
                rest /= shape.get(axis);
            }
            short value = (short) random.nextInt();
            stored.putShort(2 * at, value);
            expected[c] = value;
        }
        Path samples = Files.createTempFile("columns", ".npy");
        Path labels = Files.createTempFile("labels", ".npy");
        try {
            Files.write(samples, npy("<i2", true, shape, stored.array()));
            Files.write(labels, bytes(List.of(shape.getFirst(), 1), new int[shape.getFirst()]));
            assertThat(new DataSource()
                            .read(samples.toString(), Labelling.inFile(labels))
                            .untrained()
                            .values())
                    .isEqualTo(expected);
        } finally {
            Files.delete(samples);
            Files.delete(labels);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train_images train_labels test_images test_labels",
                "x_train y_train x_test y_test",
                "X_train Y_train X_test Y_test",
                "train_x train_y test_x test_y",
                "train_data train_targets val_data val_targets",
                "train_images train_labels valid_images valid_labels",
            })
    void namesOfParts(String names) throws IOException {
        String[] name = names.split(" ", -1);
        DataSplit split = archive(Map.of(
                name[0] + ".npy",
                bytes(List.of(2, 1, 2), 0, 51, 102, 255),
                name[1] + ".npy",
                bytes(List.of(2, 1), 1, 0),
                name[2] + ".npy",
                bytes(List.of(1, 1, 2), 153, 204),
                name[3] + ".npy",
                bytes(List.of(1, 1), 1),
                "meta.npy",
                new byte[1]));
        assertThat(split.train().values()).containsExactly(0, 0.2f, 0.4f, 1);
        assertThat(split.train().labels()).containsExactly(1, 0);
        assertThat(split.test().values()).containsExactly(0.6f, 0.8f);
        assertThat(split.test().labels()).containsExactly(1);
        assertThat(split.labelSource()).startsWith(name[3]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "X Y", "images labels", "data target", "arr_0 arr_1", "train_images train_labels"})
    void namesOfWholes(String names) throws IOException {
        String[] name = names.split(" ", -1);
        DataSplit split =
                archive(Map.of(name[0] + ".npy", bytes(List.of(1, 2), 0, 51), name[1] + ".npy", bytes(List.of(1), 0)));
        assertThat(split.untrained().values()).containsExactly(0, 0.2f);
    }

    @Test
    void validationIsNotTestedWithIfThereAreTests() throws IOException {
        byte[] label = bytes(List.of(1, 1), 0);
        DataSplit split = archive(Map.of(
                "train_images.npy",
                bytes(List.of(1, 1), 51),
                "train_labels.npy",
                label,
                "val_images.npy",
                bytes(List.of(1, 1), 102),
                "val_labels.npy",
                label,
                "test_images.npy",
                bytes(List.of(1, 1), 153),
                "test_labels.npy",
                label));
        assertThat(split.test().values()).containsExactly(0.6f);
        assertThat(split.train().values()).containsExactly(0.2f);
    }

    @Test
    void incompleteArchivesAreRefused() throws IOException {
        byte[] x = bytes(List.of(1, 1), 0);
        byte[] y = bytes(List.of(1), 0);
        assertThatThrownBy(() -> archive(Map.of("x_train.npy", x, "y_train.npy", y, "x_test.npy", x)))
                .hasMessageContaining("holds x_test without the labels");
        assertThatThrownBy(() -> archive(Map.of("x.npy", x, "images.npy", x, "y.npy", y)))
                .hasMessageContaining("both images and x");
        byte[] several = bytes(List.of(1, 3), 1, 0, 1);
        assertThatThrownBy(() -> archive(Map.of("x.npy", x, "y.npy", several)))
                .hasMessageContaining("row 0")
                .hasMessageContaining("mark one of 3 classes");
        byte[] headerOnly = Arrays.copyOf(npy("|u1", false, List.of(1, 1), new byte[1]), 10);
        headerOnly[6] = 2;
        assertThatThrownBy(() -> archive(Map.of("x.npy", headerOnly, "y.npy", y)))
                .isInstanceOf(DataException.class)
                .isNotInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("declares a header");
    }
}
