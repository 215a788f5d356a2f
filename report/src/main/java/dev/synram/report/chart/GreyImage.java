package dev.synram.report.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A grey image that a page can hold.
 *
 * @param width columns
 * @param height rows
 * @param pixels rows x columns, unsigned bytes, 0 is drawn white
 */
@SuppressWarnings("ArrayRecordComponent") // pixels; never compared as records
public record GreyImage(int width, int height, byte[] pixels) {

    static {
        ImageIO.setUseCache(false);
    }

    /** The image as a data URI of a PNG. */
    public String dataUri() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = 255 - (pixels[y * width + x] & 0xFF);
                image.getRaster().setSample(x, y, 0, grey);
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
