package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.source.DataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Samples and matrices. */
final class DataKinds {

    private static final int SAMPLES = 5;
    private static final int SIDE = 28;

    private DataKinds() {}

    static List<FileKind> all() {
        byte[] table = "label,\"a\",b\n1,5,6.5\n0,7,-8e2\n1,2,3\n0,4,1\n".getBytes(StandardCharsets.UTF_8);
        byte[] matrix = npy("<i4", "(3, 4)", new byte[48]);
        Map<String, byte[]> archive = Map.of(
                "x_train.npy", npy("|u1", "(2, 1, 2)", new byte[4]),
                "y_train.npy", npy("|u1", "(2,)", new byte[] {0, 1}),
                "x_test.npy", npy("<f4", "(2, 2)", new byte[16]),
                "y_test.npy", npy("<i8", "(2,)", new byte[16]));
        return List.of(
                kind("csv", "samples.csv", table, DataKinds::readSamples),
                kind("csv matrix", "matrix.csv", "1,2,3\n4,5,-6\n".getBytes(StandardCharsets.UTF_8), MatrixFile::read),
                kind("npy", "matrix.npy", matrix, MatrixFile::read),
                new FileKind(
                        "npz",
                        "samples.npz",
                        DataException.class,
                        Damage.archive(archive),
                        (_, random) -> Damage.zip(archive, random),
                        DataKinds::readSamples),
                idx(),
                pictures());
    }

    private static FileKind kind(String name, String file, byte[] whole, Consumer<Path> reader) {
        return new FileKind(name, file, DataException.class, whole, Damage::bytes, reader);
    }

    private static void readSamples(Path file) {
        DataSplit data = new DataSource().read(file.toString());
        requireSamples(data.train());
        requireSamples(data.test());
    }

    private static void requireSamples(LabelledData data) {
        TrustedDamage.require(data.count() > 0, "no samples");
        for (float value : data.values()) {
            TrustedDamage.require(Float.isFinite(value), "values that are no numbers");
        }
    }

    /** The files of MNIST, of which the images for tests are damaged, some of them compressed. */
    private static FileKind idx() {
        byte[] images = ByteBuffer.allocate(16 + SAMPLES * SIDE * SIDE)
                .putInt(0x803)
                .putInt(SAMPLES)
                .putInt(SIDE)
                .putInt(SIDE)
                .array();
        byte[] labels = ByteBuffer.allocate(8 + SAMPLES)
                .putInt(0x801)
                .putInt(SAMPLES)
                .put(new byte[] {3, 1, 4, 1, 5})
                .array();
        byte[] compressed = compressed(images);
        return new FileKind(
                "idx",
                "t10k-images-idx3-ubyte",
                Map.of(
                        "train-images-idx3-ubyte", images,
                        "train-labels-idx1-ubyte", labels,
                        "t10k-labels-idx1-ubyte", labels),
                DataException.class,
                List.of(images, compressed),
                Damage::bytes,
                file -> readSamples(file.resolveSibling("")));
    }

    private static FileKind pictures() {
        byte[] picture = picture();
        return new FileKind(
                "png",
                "b/0.png",
                Map.of("a/0.png", picture),
                DataException.class,
                List.of(picture),
                Damage::bytes,
                file -> readSamples(file.resolve("../..").normalize()));
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, random.nextInt());
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An array in NumPy's format, version 1. */
    private static byte[] npy(String type, String dimensions, byte[] content) {
        byte[] header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }%n"
                .formatted(type, dimensions)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length + content.length);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.put((byte) header.length).put((byte) 0);
        return file.put(header).put(content).array();
    }
}
