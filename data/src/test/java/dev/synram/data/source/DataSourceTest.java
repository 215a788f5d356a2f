package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataSplit;
import dev.synram.data.Labelling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {

    @TempDir
    private Path folder;

    private DataSplit read(Path path, Path labels) {
        return new DataSource(folder, () -> {}).read(path.toString(), Labelling.inFile(labels));
    }

    private DataSplit read(Path path) {
        return new DataSource(folder, () -> {}).read(path.toString());
    }

    private static byte[] npy(String type, String shape, byte[] values) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        return bytes.put(values).array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void arraysWithLabels() throws IOException {
        Path x = Files.write(folder.resolve("x.npy"), npy("<f4", "(2, 1, 1, 2)", floats(1.5f, -2, 3, 4)));
        Path y = Files.write(
                folder.resolve("y.npy"),
                npy("<i8", "(2,)", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        DataSplit split = read(x, y);
        assertThat(split.untrained().count()).isEqualTo(2);
        assertThat(split.test().values()).containsExactly(1.5f, -2, 3, 4);
        assertThat(split.test().dimensions()).containsExactly(1, 1, 2);
        assertThat(split.test().labels()).containsExactly(1, 0);
        assertThat(split.test().classes()).containsExactly("0", "1");

        Path lines = Files.writeString(folder.resolve("y.txt"), "0\n1\n");
        assertThat(read(x, lines).test().labels()).containsExactly(0, 1);
        assertThatThrownBy(() -> read(x)).hasMessageContaining("holds no labels");
        Path more = Files.writeString(folder.resolve("y3.txt"), "0\n1\n1\n");
        assertThatThrownBy(() -> read(x, more)).hasMessageContaining("do not match 3 labels");
        Path wrong = Files.writeString(folder.resolve("y4.txt"), "0\n-1\n");
        assertThatThrownBy(() -> read(x, wrong)).hasMessageContaining("line 2").hasMessageContaining("-1");
        Path nan = Files.write(folder.resolve("n.npy"), npy("<f4", "(2, 1)", floats(1, Float.NaN)));
        assertThatThrownBy(() -> read(nan, lines)).hasMessageContaining("NaN");
    }

    @Test
    void archivesAsKerasWritesThem() throws IOException {
        byte[] x = npy("|u1", "(2, 1, 2)", new byte[] {0, (byte) 255, 51, 102});
        byte[] y = npy("|u1", "(2,)", new byte[] {3, 1});
        byte[] marked = npy("<f4", "(2, 3)", floats(0, 0, 1, 1, 0, 0));
        Path file = archive(Map.of("x_train.npy", x, "y_train.npy", y, "x_test.npy", x, "y_test.npy", marked));
        DataSplit split = read(file);
        assertThat(split.untrained()).isSameAs(split.test());
        assertThat(split.train().values()).containsExactly(0, 1, 0.2f, 0.4f);
        assertThat(split.train().labels()).containsExactly(3, 1);
        assertThat(split.test().labels()).containsExactly(2, 0);
        Path few = archive(Map.of("x_train.npy", x));
        assertThatThrownBy(() -> read(few)).hasMessageContaining("x_train").hasMessageContaining("y_test");
        Path none = Files.writeString(folder.resolve("text.npz"), "no archive");
        assertThatThrownBy(() -> read(none)).hasMessageContaining("text.npz");
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
    void linesOfNumbers() throws IOException {
        Path last = Files.writeString(folder.resolve("last.csv"), "0.5,1,0\n2,3,1\n");
        assertThat(read(last).test().values()).containsExactly(0.5f, 1, 2, 3);
        assertThat(read(last).test().labels()).containsExactly(0, 1);
        Path named = Files.writeString(folder.resolve("named.csv"), "label,a,b\n1,5,6\n0,7,8\n");
        assertThat(read(named).test().values()).containsExactly(5, 6, 7, 8);
        assertThat(read(named).test().labels()).containsExactly(1, 0);
        Path labels = Files.writeString(folder.resolve("l.csv"), "1\n1\n");
        assertThat(read(last, labels).test().dimensions()).containsExactly(3);
        Path broken = Files.writeString(folder.resolve("broken.csv"), "1,2,0\n1,x,0\n");
        assertThatThrownBy(() -> read(broken)).hasMessageContaining("line 2, column 2 is 'x'");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("no samples");
        Path fraction = Files.writeString(folder.resolve("fraction.csv"), "1,0.5\n");
        assertThatThrownBy(() -> read(fraction)).hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> read(folder.resolve("absent.csv"))).hasMessageContaining("does not exist");
    }

    private void picture(String path, int width, int color) throws IOException {
        BufferedImage image = new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, color);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void foldersOfPictures() throws IOException {
        picture("gray/cat/1.png", 2, 0xFFFFFF);
        picture("gray/dog/1.png", 2, 0x333333);
        DataSplit gray = read(folder.resolve("gray"));
        assertThat(gray.test().dimensions()).containsExactly(2, 2, 1);
        assertThat(gray.test().classes()).containsExactly("cat", "dog");
        assertThat(gray.test().values()).containsExactly(1, 0, 0, 0, 0.2f, 0, 0, 0);

        picture("color/train/a/1.png", 2, 0xFF0000);
        picture("color/train/b/1.png", 2, 0x0000FF);
        picture("color/test/a/1.png", 2, 0xFF0000);
        picture("color/test/b/1.png", 2, 0x00FF00);
        DataSplit color = read(folder.resolve("color"));
        assertThat(color.untrained()).isSameAs(color.test());
        assertThat(color.train().dimensions()).containsExactly(2, 2, 3);
        assertThat(color.train().values()).startsWith(1, 0, 0, 0, 0, 0);

        picture("gray/dog/2.png", 3, 0);
        assertThatThrownBy(() -> read(folder.resolve("gray"))).hasMessageContaining("3 x 2 pixels");
        Files.delete(folder.resolve("gray/dog/2.png"));
        Files.writeString(folder.resolve("gray/dog/note.txt"), "a note");
        assertThatThrownBy(() -> read(folder.resolve("gray"))).hasMessageContaining("note.txt is not a picture");
        assertThatThrownBy(() -> read(folder.resolve("gray/cat"))).hasMessageContaining("0 folders");
    }

    @Test
    void everyTenthSampleIsATestSample() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(i).append(',').append(i % 2).append('\n');
        }
        DataSplit split = read(Files.writeString(folder.resolve("forty.csv"), lines));
        assertThat(split.test().values()).containsExactly(9, 19, 29, 39);
        assertThat(split.train().count()).isEqualTo(36);
        assertThat(split.untrained().count()).isEqualTo(40);
        assertThat(split.train().sha256()).isNotEqualTo(split.test().sha256());
    }

    @Test
    void fashionMnistSkipsEmptyLists() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("fashion"));
        String picture = "[" + "51,".repeat(783) + "102]";
        StringBuilder json = new StringBuilder("{\"data\":[[],");
        json.append((picture + ",").repeat(6999)).append(picture).append("]}");
        for (int i = 0; i < 10; i++) {
            Files.writeString(cache.resolve(i + ".json"), json);
        }
        DataSplit split = FashionMnist.read(cache);
        assertThat(List.of(split.train().count(), split.test().count())).containsExactly(60_000, 10_000);
        assertThat(split.test().values()[782]).isEqualTo(0.2f);
        assertThat(split.test().values()[783]).isEqualTo(0.4f);
        assertThat(split.test().labels()[9999]).isEqualTo((byte) 9);
        Files.writeString(cache.resolve("3.json"), "{\"data\":[" + picture + "]}");
        assertThatThrownBy(() -> FashionMnist.read(cache)).hasMessageContaining("3.json holds 784 pixels");
    }
}
