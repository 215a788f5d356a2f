package dev.synram.data;

import java.util.Arrays;

/**
 * Grey images with a class each.
 *
 * @param height rows of an image
 * @param width columns of an image
 * @param pixels images x rows x columns, unsigned bytes, 0 is the background
 * @param labels one class an image
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record LabelledImages(int height, int width, byte[] pixels, byte[] labels) {

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Number of pixels of an image. */
    public int imageSize() {
        return height * width;
    }

    /** One image. */
    public byte[] image(int index) {
        return Arrays.copyOfRange(pixels, index * imageSize(), (index + 1) * imageSize());
    }

    /** SHA-256 of the pixels and labels, in hexadecimal digits. */
    public String sha256() {
        return Checksum.sha256(pixels, labels);
    }

    /** The grey values in {@code levels} steps: 0..255 becomes 0..levels - 1, rounded. */
    public byte[] quantized(int levels) {
        byte[] quantized = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            quantized[i] = (byte) (((pixels[i] & 0xFF) * (levels - 1) + 127) / 255);
        }
        return quantized;
    }
}
