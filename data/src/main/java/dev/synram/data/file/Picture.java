package dev.synram.data.file;

import dev.synram.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures. Their size is checked before they are decoded, because a small file can contain a huge picture of one
 * color.
 */
final class Picture {

    /** The largest input of a network, see {@code NetworkSize}. */
    private static final int MOST_PIXELS = 1 << 22;

    /** The decoders of the JDK whose samples are known to be those of the file. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

    private Picture() {}

    /**
     * A size of pictures.
     *
     * @param width columns
     * @param height rows
     */
    record Size(int width, int height) {

        int pixels() {
            return width * height;
        }

        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /** An operation on the decoder of a file. */
    @FunctionalInterface
    private interface Use<T> {

        T of(ImageReader reader) throws IOException;
    }

    /**
     * The size of a picture.
     *
     * @throws DataException if the file is not a picture or the picture is too large
     */
    static Size size(Path file) {
        return using(file, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || Math.multiplyFull(width, height) > MOST_PIXELS) {
                throw new DataException("%s has %s x %s pixels; at most %s are supported, so scale it down"
                        .formatted(file, width, height, MOST_PIXELS));
            }
            return new Size(width, height);
        });
    }

    /**
     * A picture.
     *
     * @param size its size
     * @throws DataException if it cannot be decoded
     */
    static BufferedImage read(Path file, Size size) {
        return using(file, reader -> {
            if (!reader.getImageTypes(0).hasNext()) {
                throw PictureSamples.unsupported(file);
            }
            BufferedImage image = reader.read(0);
            if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
                throw new DataException("%s has %s x %s pixels, but declares %s; store it again"
                        .formatted(file, image.getWidth(), image.getHeight(), size));
            }
            return image;
        });
    }

    private static <T> T using(Path file, Use<T> use) {
        if (Files.isDirectory(file)) {
            throw new DataException("%s is a folder; the folder of a class must contain only pictures, so move it away"
                    .formatted(file));
        }
        return DataFile.read(file, "a picture", () -> {
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
                if (readers == null || !readers.hasNext()) {
                    throw new DataException("%s is not a picture; expected PNG, JPEG, BMP or GIF".formatted(file));
                }
                ImageReader reader = readers.next();
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw new DataException("%s is a picture in %s; expected PNG, JPEG, BMP or GIF"
                            .formatted(file, reader.getFormatName()));
                }
                try {
                    reader.setInput(in, true, true);
                    return use.of(reader);
                } finally {
                    reader.dispose();
                }
            } catch (DataException e) {
                throw e;
            } catch (RuntimeException e) {
                // The decoders of the JDK throw any kind of exception on damaged content.
                throw new DataException(
                        "%s cannot be read as a picture: its content is damaged (%s)".formatted(file, e.getMessage()),
                        e);
            }
        });
    }
}
