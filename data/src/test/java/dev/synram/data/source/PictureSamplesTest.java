package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of pictures are the samples of the file, whatever its color model. */
class PictureSamplesTest {

    private static final int[] LEVELS = {0, 1, 50, 125, 186, 254, 255, 77};

    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        return Files.createDirectories(folder.resolve("p/" + name)).resolve("0.png");
    }

    private LabelledData read() {
        return new DataSource(folder, () -> {})
                .read(folder.resolve("p").toString())
                .untrained();
    }

    private void write(String format, BufferedImage image) throws IOException {
        for (String name : new String[] {"a", "b"}) {
            assertThat(ImageIO.write(image, format, file(name).toFile())).isTrue();
        }
    }

    private static BufferedImage ofType(int type, int bands) {
        BufferedImage image = new BufferedImage(4, 2, type);
        for (int i = 0; i < LEVELS.length; i++) {
            for (int band = 0; band < bands; band++) {
                image.getRaster().setSample(i % 4, i / 4, band, LEVELS[i]);
            }
        }
        return image;
    }

    private static BufferedImage component(int space, boolean alpha, int type, int... samples) {
        int[] bits = new int[(space == ColorSpace.CS_GRAY ? 1 : 3) + (alpha ? 1 : 0)];
        Arrays.fill(bits, DataBuffer.getDataTypeSize(type));
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(space),
                bits,
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                type);
        WritableRaster raster = model.createCompatibleWritableRaster(samples.length / bits.length, 1);
        raster.setPixels(0, 0, samples.length / bits.length, 1, samples);
        return new BufferedImage(model, raster, false, null);
    }

    private void assertLevels(LabelledData data) {
        assertThat(data.dimensions()).containsExactly(2, 4, 1);
        for (int i = 0; i < LEVELS.length; i++) {
            assertThat(data.values()[i]).isEqualTo(LEVELS[i] / 255f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "png, 10, 1",
        "bmp, 10, 1",
        "png, 5, 3",
        "png, 1, 3",
        "bmp, 5, 3",
        "bmp, 1, 3",
    })
    void grayAndColorGiveTheSameNumbers(String format, int type, int bands) throws IOException {
        write(format, ofType(type, bands));
        assertLevels(read());
    }

    /** JPEG changes levels, but gray ones not through a gamma curve. */
    @Test
    void jpegOfOneLevel() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage image = new BufferedImage(8, 8, type);
            for (int i = 0; i < 64 * image.getRaster().getNumBands(); i++) {
                image.getRaster().setSample(i % 8, i / 8 % 8, i / 64, 125);
            }
            write("jpeg", image);
            assertThat(read().values()).hasSize(128).containsOnly(125 / 255f);
        }
    }

    @Test
    void alphaIsLeftOut() throws IOException {
        write("png", component(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 125, 255, 50, 255));
        assertThat(read().values()).startsWith(125 / 255f, 50 / 255f);
        write("png", component(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 125, 10, 50, 0));
        assertThat(read().values()).startsWith(125 / 255f, 50 / 255f);
        write("png", component(ColorSpace.CS_sRGB, true, DataBuffer.TYPE_BYTE, 125, 1, 2, 10, 50, 6, 7, 0));
        assertThat(read().values()).startsWith(125 / 255f, 1 / 255f, 2 / 255f, 50 / 255f);
        write("png", component(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 0, 10, 0, 0));
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("alpha");
    }

    @Test
    void sixteenBitsKeepTheirPrecision() throws IOException {
        write("png", component(ColorSpace.CS_GRAY, false, DataBuffer.TYPE_USHORT, 1, 125, 40_000, 65_535));
        assertThat(read().values()).startsWith(1 / 65_535f, 125 / 65_535f, 40_000 / 65_535f, 1);
        write("png", component(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_USHORT, 125, 65_535, 40_000, 9));
        assertThat(read().values()).startsWith(125 / 65_535f, 40_000 / 65_535f);
        write("png", component(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT, 125, 1, 2, 40_000, 3, 4));
        assertThat(read().values()).startsWith(125 / 65_535f, 1 / 65_535f, 2 / 65_535f, 40_000 / 65_535f);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] red = Arrays.copyOf(new byte[] {125, (byte) 200, 3}, 20); // the JDK writes BMP of 16 colors wrongly
        byte[] green = Arrays.copyOf(new byte[] {125, 20, 3}, 20);
        byte[] blue = Arrays.copyOf(new byte[] {125, 30, 3}, 20);
        IndexColorModel palette = new IndexColorModel(8, 20, red, green, blue);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(0, 0, 0, 1);
        for (String format : new String[] {"png", "bmp", "gif"}) {
            write(format, image);
            assertThat(read().values())
                    .startsWith(200 / 255f, 20 / 255f, 30 / 255f, 125 / 255f, 125 / 255f, 125 / 255f);
        }
    }

    /** Found by damaging files: decoders let pixels have colors that the palette lacks. */
    @Test
    void colorsBeyondThePaletteAreRefused() throws IOException {
        byte[] levels = new byte[20];
        BufferedImage image = new BufferedImage(
                2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 20, levels, levels, levels));
        image.getRaster().setSample(1, 0, 0, 30);
        write("bmp", image);
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0.png is damaged: it uses color 30 of a palette of 20");
    }

    /** Written by hand, as the JDK writes no gray PNG of less than 8 bits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fewBits(int bits) throws IOException {
        int most = (1 << bits) - 1;
        int packed = most << (8 - bits) | 1 << (8 - 2 * bits);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(2)
                        .putInt(1)
                        .put(new byte[] {(byte) bits, 0, 0, 0, 0})
                        .array());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[] {0, (byte) packed});
        }
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        Files.write(file("a"), out.toByteArray());
        Files.write(file("b"), out.toByteArray());
        assertThat(read().values()).containsExactly(1, (bits == 1 ? 1f : 1f / most), 1, (bits == 1 ? 1f : 1f / most));
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] body = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Test
    void otherColorsAndFormatsAreRefused() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, new Point());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        for (String name : new String[] {"a", "b"}) {
            Files.deleteIfExists(file(name));
            try (ImageOutputStream out =
                    ImageIO.createImageOutputStream(file(name).toFile())) {
                writer.setOutput(out);
                writer.write(new IIOImage(raster, null, null));
            }
        }
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0.png")
                .hasMessageContaining("CMYK");
        write("tiff", ofType(BufferedImage.TYPE_BYTE_GRAY, 1));
        assertThatThrownBy(this::read).hasMessageContaining("expected PNG, JPEG, BMP or GIF");
    }
}
