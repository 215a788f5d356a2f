package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.synram.data.DataException;
import dev.synram.data.Labelling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that declare large pictures are refused by their headers: no pixel is decoded. */
class HugePictureTest {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Reading two headers allocates less than a megabyte; the pixels of one picture of this test have at least 16. */
    private static final long MOST_BYTES = 8_000_000;

    @TempDir
    private Path folder;

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name).put(content).putInt((int) sum.getValue());
        png.writeBytes(chunk.array());
    }

    /** A PNG in gray of a declared size, all black, with so many bytes of pixels. */
    private void png(String path, int width, int height, int bytes) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
            deflated.write(new byte[bytes]);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, png.toByteArray());
    }

    private void read() {
        new DataSource(folder, () -> {}).read(folder.toString(), Labelling.OF_SOURCE);
    }

    private long allocatedWhileRefused(String message) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining(message);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void tooManyPixelsAreRefusedByTheHeader() throws IOException {
        png("a/0.png", 13_000, 13_000, 100);
        png("b/0.png", 13_000, 13_000, 100);
        assertThat(Files.size(folder.resolve("a/0.png"))).isLessThan(135);
        assertThat(allocatedWhileRefused("has 13000 x 13000 pixels; at most 4194304 are supported"))
                .isLessThan(MOST_BYTES);
    }

    /** All sizes are compared before the first picture is decoded. */
    @Test
    void otherSizesAreRefusedByTheHeader() throws IOException {
        png("a/0.png", 2000, 2000, 2000 * 2001);
        png("b/0.png", 2000, 2000, 2000 * 2001);
        png("b/1.png", 1999, 2000, 100);
        assertThat(allocatedWhileRefused("1.png has 1999 x 2000 pixels, but the first picture has 2000 x 2000"))
                .isLessThan(MOST_BYTES);
    }

    /** The measurement sees pixels that are decoded. */
    @Test
    void decodedPixelsAreMeasured() throws IOException {
        png("a/0.png", 2000, 2000, 2000 * 2001);
        png("b/0.png", 2000, 2000, 100);
        assertThat(allocatedWhileRefused("0.png")).isGreaterThan(MOST_BYTES);
    }
}
