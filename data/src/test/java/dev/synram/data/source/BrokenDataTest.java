package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.file.MatrixFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged or malicious data are refused with a message of one line, before they take memory. */
class BrokenDataTest {

    private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    @TempDir
    private Path folder;

    private DataSplit read(Path path) {
        return new DataSource(folder, () -> {}).read(path.toString());
    }

    private void assertRefused(Path path, String... words) {
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(words)
                        .contains(String.valueOf(path.getFileName()))
                        .doesNotContain("\n"));
    }

    private static byte[] npy(int version, String type, String shape, byte[] values) {
        byte[] header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
                .formatted(type, shape)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(12 + header.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NPY_MAGIC).put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) header.length);
        } else {
            bytes.putInt(header.length);
        }
        bytes.put(header).put(values);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] npy(String type, String shape, byte[] values) {
        return npy(1, type, shape, values);
    }

    @Test
    void headersOfArraysAreChecked() throws IOException {
        byte[] whole = npy(2, "|u1", "(2, 2)", new byte[4]);
        Path file = Files.write(folder.resolve("m.npy"), whole);
        assertThat(MatrixFile.read(file).values()).hasSize(4);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> MatrixFile.read(file)).isInstanceOf(DataException.class);
        }
        Map<String, String> shapes = Map.of(
                "(65536, 65536)",
                "holds 4 bytes",
                "(4294967296, 1)",
                "has the dimension 4294967296",
                "(2147483647, 2147483647, 2147483647, 0)",
                "holds more than 0 bytes",
                "(0, 4)",
                "holds more than 0 bytes",
                "(2, 2, 1)",
                "two dimensions",
                "(" + "1,".repeat(200) + ")",
                "200 dimensions");
        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            Files.write(file, npy("|u1", shape.getKey(), new byte[4]));
            assertThatThrownBy(() -> MatrixFile.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(shape.getValue());
        }
        Files.write(file, npy("|u1", "(0, 4)", new byte[0]));
        assertThatThrownBy(() -> MatrixFile.read(file)).hasMessageContaining("is empty: its dimensions are [0, 4]");
        byte[] endless = npy(2, "|u1", "(2, 2)", new byte[4]);
        ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        Files.write(file, endless);
        assertThatThrownBy(() -> MatrixFile.read(file)).hasMessageContaining("declares a header of 4294967295 bytes");
    }

    @Test
    void archivesWithoutSamplesAreRefused() throws IOException {
        byte[] none = npy("<f4", "(0, 16)", new byte[0]);
        byte[] noLabels = npy("<i8", "(0,)", new byte[0]);
        Path file = archive(Map.of("x.npy", none, "y.npy", noLabels));
        assertRefused(file, "holds no samples: its dimensions are [0, 16]");
        byte[] one = npy("<f4", "(1, 1)", new byte[4]);
        byte[] label = npy("|u1", "(1,)", new byte[1]);
        Path noTests =
                archive(Map.of("x_train.npy", one, "y_train.npy", label, "x_test.npy", none, "y_test.npy", noLabels));
        assertRefused(noTests, "x_test holds no samples");
        Path flat = archive(Map.of("x.npy", npy("<f4", "(1, 0)", new byte[0]), "y.npy", label));
        assertRefused(flat, "holds no samples");
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        return Files.write(folder.resolve("data.npz"), Damage.archive(entries));
    }

    /** A header that declares 2 GB of zeros, which compress to 2 MB. */
    @Test
    void archivesAreNotInflatedBeyondTheMemory() throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(npy("|u1", "(2000, 1000000)", new byte[0]));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 30; i++) { // the rest is missing, as it must not be read
                zip.write(zeros);
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.closeEntry();
        }
        assertRefused(file, "the array needs 10000 MB", "-Xmx");
        Path unused =
                archive(Map.of("x_train.npy", new byte[1], "y_train.npy", new byte[1], "rubbish.npy", new byte[100]));
        assertRefused(unused, "x_train is not an .npy file");
        assertRefused(archive(Map.of("a.npy", new byte[1])), "[a.npy]; expected x_train");
    }

    private Path idx(String images, byte[] content) throws IOException {
        Path data = Files.createDirectories(folder.resolve("idx"));
        for (String name : Mnist.FILES) {
            Files.write(data.resolve(name), new byte[0]);
        }
        Files.write(data.resolve(images), content);
        return data;
    }

    @Test
    void dimensionsOfIdxFilesDoNotOverflow() throws IOException {
        for (int[] dimensions : new int[][] {
            {65_536, 65_536, 1}, {1 << 31, 1, 1}, {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, {0, 28, 28}
        }) {
            ByteBuffer content = ByteBuffer.allocate(16).putInt(0x803);
            Arrays.stream(dimensions).forEach(content::putInt);
            Path data = idx("train-images-idx3-ubyte", content.array());
            assertThatThrownBy(() -> read(data))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("train-images-idx3-ubyte is not usable: its dimensions are");
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(ByteBuffer.allocate(16)
                    .putInt(0x803)
                    .putInt(1_300_000)
                    .putInt(28)
                    .putInt(28)
                    .array());
            gzip.write(new byte[1_000_000]);
        }
        Path data = idx("train-images-idx3-ubyte", bomb.toByteArray());
        assertThatThrownBy(() -> read(data)).hasMessageContaining("its content needs 5096 MB");
    }

    @Test
    void filesOfMnistMayHaveAPoint() throws IOException {
        Path data = Files.createDirectories(folder.resolve("dots"));
        for (String stem : new String[] {"train", "t10k"}) {
            ByteBuffer images = ByteBuffer.allocate(16 + 784)
                    .putInt(0x803)
                    .putInt(1)
                    .putInt(28)
                    .putInt(28);
            Files.write(data.resolve(stem + "-images.idx3-ubyte"), images.array());
            ByteBuffer labels = ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 7);
            Files.write(data.resolve(stem + "-labels.idx1-ubyte"), labels.array());
        }
        assertThat(read(data).test().labels()).containsExactly(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,label~1,2,0~1,2,3,1|line 3 has 4 columns, but line 1 has 3",
                "1,2,0~1,0|line 2 has 2 columns, but line 1 has 3",
                "1 2 0~3 4 1|is separated by spaces",
                "1,2~3,NaN|no column that certainly holds the classes",
                "1,2,0~3,NaN,1|line 2, column 2 is 'NaN'",
                "label~1~0|holds 2 samples of 0 values",
                "# only~# words|holds no samples",
                "'\"open,1~2,3'|",
            })
    void tablesAreChecked(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), content.replace('~', '\n'));
        assertRefused(file, message == null ? "" : message);
    }

    @Test
    void commentsInTablesAreSkipped() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "# made by numpy\nlabel,a,b\n1,5,6\n# more\n0,7,8\n");
        assertThat(read(file).test().values()).containsExactly(5, 6, 7, 8);
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFD, '1', 0, ',', 0});
        assertRefused(file, "is not a text in UTF-8");
    }

    /** A PNG of one color, written by hand, whose data do not match the size in its header. */
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        chunk(out, "IHDR", header.array());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[1_000_000]);
        }
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        ByteBuffer body = ByteBuffer.allocate(4 + content.length);
        body.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
        CRC32 sum = new CRC32();
        sum.update(body.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(body.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private Path pictures(Function<String, byte[]> content) throws IOException {
        Path all = folder.resolve("pictures");
        for (String name : new String[] {"a", "b"}) {
            Files.createDirectories(all.resolve(name));
            Files.write(all.resolve(name).resolve("0.png"), content.apply(name));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {13_000, 65_536, Integer.MAX_VALUE})
    void sizesOfPicturesAreCheckedBeforeDecoding(int side) throws IOException {
        byte[] picture = png(side, side);
        Path all = pictures(_ -> picture);
        assertThatThrownBy(() -> read(all))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0.png")
                .hasMessageContaining("at most 4194304 are supported");
    }

    @Test
    void foldersAmongPicturesAreNamed() throws IOException {
        byte[] picture = png(2, 2);
        Path all = pictures(_ -> picture);
        Files.createDirectories(all.resolve("a").resolve("more"));
        assertThatThrownBy(() -> read(all)).hasMessageContaining("more is a folder");
    }

    private static byte[] smallPicture(String format) {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, random.nextInt());
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void damagedPicturesAreRefused(String format) throws IOException {
        byte[] whole = smallPicture(format);
        Path all = pictures(_ -> whole);
        Path file = all.resolve("b").resolve("0.png");
        DamagedFiles.tryAll(file, DataException.class, random -> Damage.bytes(whole, random), _ -> read(all));
    }

    @Test
    void damagedArraysAreRefused() throws IOException {
        byte[] whole = npy("<i4", "(3, 4)", new byte[48]);
        DamagedFiles.tryAll(
                folder.resolve("m.npy"), DataException.class, random -> Damage.bytes(whole, random), MatrixFile::read);
    }

    @Test
    void damagedArchivesAreRefused() throws IOException {
        Map<String, byte[]> entries = Map.of(
                "x_train.npy", npy("|u1", "(2, 1, 2)", new byte[4]),
                "y_train.npy", npy("|u1", "(2,)", new byte[] {0, 1}),
                "x_test.npy", npy(2, "<f4", "(2, 2)", new byte[16]),
                "y_test.npy", npy("<i8", "(2,)", new byte[16]));
        DamagedFiles.tryAll(
                folder.resolve("d.npz"), DataException.class, random -> Damage.zip(entries, random), this::read);
    }

    @Test
    void damagedIdxFilesAreRefused() throws IOException {
        Path data = Files.createDirectories(folder.resolve("idx"));
        for (String stem : new String[] {"train", "t10k"}) {
            Files.write(
                    data.resolve(stem + "-images-idx3-ubyte"),
                    ByteBuffer.allocate(16 + 784)
                            .putInt(0x803)
                            .putInt(1)
                            .putInt(28)
                            .putInt(28)
                            .array());
            Files.write(
                    data.resolve(stem + "-labels-idx1-ubyte"),
                    ByteBuffer.allocate(9).putInt(0x801).putInt(1).array());
        }
        Path file = data.resolve("t10k-images-idx3-ubyte");
        byte[] whole = Files.readAllBytes(file);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(whole);
        }
        for (byte[] content : new byte[][] {whole, compressed.toByteArray()}) {
            DamagedFiles.tryAll(file, DataException.class, random -> Damage.bytes(content, random), _ -> read(data));
        }
    }

    @Test
    void damagedTablesAreRefused() throws IOException {
        byte[] whole = "label,\"a\",b\n1,5,6\n0,7,8\n1,2,3\n".getBytes(StandardCharsets.UTF_8);
        DamagedFiles.tryAll(
                folder.resolve("t.csv"), DataException.class, random -> Damage.bytes(whole, random), this::read);
        byte[] matrix = "1,2,3\n4,5,6\n".getBytes(StandardCharsets.UTF_8);
        DamagedFiles.tryAll(
                folder.resolve("w.csv"), DataException.class, random -> Damage.bytes(matrix, random), MatrixFile::read);
    }
}
