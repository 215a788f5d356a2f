package dev.synram.data.file;

import dev.synram.data.DataException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;

/**
 * The samples of a decoded picture, as the file stores them: no gamma curve and no color profile is applied, so that
 * gray and color pictures of the same pixels give the same numbers. Alpha is left out, as the loaders of torchvision and
 * Keras do.
 */
final class PictureSamples {

    /** Red, green and blue. */
    static final int COLORS = 3;

    private static final int MOST_BITS = 16;

    private final Path file;
    private final Raster raster;
    private final float[][] scaled;
    private final int bands;
    private final boolean indexed;

    /** Samples of a picture; the file is for messages. */
    PictureSamples(Path file, BufferedImage image) {
        this.file = file;
        this.raster = image.getRaster();
        this.bands = raster.getNumBands();
        ColorModel model = image.getColorModel();
        this.indexed = model instanceof IndexColorModel;
        this.scaled = model instanceof IndexColorModel palette ? palette(palette) : levels(model);
    }

    /** Red, green, blue and alpha of each entry of a palette, within 0..1. */
    private static float[][] palette(IndexColorModel palette) {
        float[][] entries = new float[COLORS + 1][palette.getMapSize()];
        for (int i = 0; i < palette.getMapSize(); i++) {
            entries[0][i] = palette.getRed(i) / 255f;
            entries[1][i] = palette.getGreen(i) / 255f;
            entries[2][i] = palette.getBlue(i) / 255f;
            entries[COLORS][i] = palette.getAlpha(i) / 255f;
        }
        return entries;
    }

    /** Each level of red, green, blue and alpha, within 0..1. */
    private float[][] levels(ColorModel model) {
        int type = model.getColorSpace().getType();
        int colors = model.getNumColorComponents();
        boolean known =
                (type == ColorSpace.TYPE_GRAY && colors == 1) || (type == ColorSpace.TYPE_RGB && colors == COLORS);
        if (!known || bands != colors + (model.hasAlpha() ? 1 : 0) || model.isAlphaPremultiplied()) {
            throw unsupported(file);
        }
        float[][] levels = new float[COLORS + 1][];
        for (int color = 0; color <= COLORS; color++) {
            boolean opaque = color == COLORS && !model.hasAlpha();
            int band = color == COLORS ? colors : Math.min(color, colors - 1);
            levels[color] = opaque ? new float[] {1} : levels(model.getComponentSize(band));
        }
        return levels;
    }

    private float[] levels(int bits) {
        if (bits < 1 || bits > MOST_BITS) {
            throw unsupported(file);
        }
        float[] levels = new float[1 << bits];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / (float) (levels.length - 1);
        }
        return levels;
    }

    static DataException unsupported(Path file) {
        return new DataException(
                "%s has colors that are neither gray nor red, green and blue, such as CMYK; convert it to gray or RGB"
                        .formatted(file));
    }

    /**
     * Writes red, green and blue of all pixels, row by row, within 0..1.
     *
     * @throws DataException if all pixels have the same color and only differ in their alpha
     */
    void copyTo(float[] colors, int first) {
        int width = raster.getWidth();
        int[] row = new int[width * bands];
        int next = first;
        boolean colored = false;
        boolean transparent = false;
        float firstAlpha = Float.NaN;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            requireEntries(row);
            for (int x = 0; x < width; x++) {
                for (int color = 0; color < COLORS; color++) {
                    colors[next + color] = level(color, row, x * bands);
                    colored |= colors[next + color] != colors[first + color];
                }
                float alpha = alpha(row, x * bands);
                firstAlpha = Float.isNaN(firstAlpha) ? alpha : firstAlpha;
                transparent |= alpha != firstAlpha;
                next += COLORS;
            }
        }
        if (transparent && !colored) {
            throw new DataException(
                    "%s has pixels of one color that only differ in their alpha, which is not read; draw them on a background"
                            .formatted(file));
        }
    }

    private float level(int color, int[] row, int pixel) {
        int band = indexed || bands < COLORS ? 0 : color;
        return scaled[color][row[pixel + band]];
    }

    /** Decoders do not check that the palette has the color of a pixel. */
    private void requireEntries(int[] row) {
        for (int sample : row) {
            if (indexed && sample >= scaled[0].length) {
                throw new DataException("%s is damaged: it uses color %s of a palette of %s; store it again"
                        .formatted(file, sample, scaled[0].length));
            }
        }
    }

    private float alpha(int[] row, int pixel) {
        float[] levels = scaled[COLORS];
        return levels.length == 1 ? levels[0] : levels[row[pixel + (indexed ? 0 : bands - 1)]];
    }
}
