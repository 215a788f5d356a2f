package dev.synram.report.training;

import dev.synram.data.LabelledData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A gray image for embedding in a page.
 *
 * @param width columns
 * @param height rows
 * @param pixels rows x columns, unsigned bytes; 0 is drawn white
 */
@SuppressWarnings("ArrayRecordComponent") // pixels; never compared as records
record GrayImage(int width, int height, byte[] pixels) {

    private static final int LARGEST_BYTE = 255;

    static {
        ImageIO.setUseCache(false);
    }

    /**
     * A sample as an image, if it has rows x columns of values within 0..1.
     *
     * @param samples samples with the dimensions of their source
     */
    static Optional<GrayImage> of(LabelledData samples, int number) {
        List<Integer> dimensions = samples.dimensions();
        boolean gray = dimensions.size() == 2 || (dimensions.size() == 3 && dimensions.getLast() == 1);
        if (!gray) {
            return Optional.empty();
        }
        float[] values = samples.sample(number);
        if (isSignal(values)) {
            return Optional.empty();
        }
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.clamp(Math.round(LARGEST_BYTE * values[i]), 0, LARGEST_BYTE);
        }
        return Optional.of(new GrayImage(dimensions.get(1), dimensions.getFirst(), pixels));
    }

    private static boolean isSignal(float[] values) {
        for (float value : values) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }

    /** The image as a data URI of a PNG. */
    String dataUri() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int gray = 255 - (pixels[y * width + x] & 0xFF);
                image.getRaster().setSample(x, y, 0, gray);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
