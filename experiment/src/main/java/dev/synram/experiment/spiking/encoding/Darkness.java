package dev.synram.experiment.spiking.encoding;

import dev.synram.data.AreaAverage;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.util.Arrays;
import java.util.List;

/** Gray pictures as the darkness of 16 x 16 pixels, so that in an encoding by time the brightest pixels spike first. */
public final class Darkness {

    /** Side of the pictures: with 256 inputs of either sign, a network fills the rows of a chip. */
    public static final int SIDE = 16;

    /** Moves training pictures. */
    private static final long SEED = 1;

    private Darkness() {}

    /** Whether samples are gray pictures of at least that size with values of 0..1. */
    public static boolean fits(LabelledData data) {
        List<Integer> dimensions = data.dimensions();
        boolean gray = dimensions.size() == 2 || (dimensions.size() == 3 && dimensions.getLast() == 1);
        return gray && dimensions.get(0) >= SIDE && dimensions.get(1) >= SIDE && isBrightness(data);
    }

    private static boolean isBrightness(LabelledData data) {
        for (float value : data.values()) {
            if (!(value >= 0 && value <= 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Resizes pictures by area average; a black pixel becomes 1. There are twice as many training pictures: each once more, moved by up
     * to a pixel of the original ones.
     *
     * @throws dev.synram.data.DataException if samples are no such pictures
     */
    public static DataSplit of(DataSplit data) {
        LabelledData moved = ShiftedPictures.of(data.train(), 1, SEED);
        DataSplit resized = data.map(Darkness::darkness);
        return resized.withTrain(both(resized.train(), darkness(moved)));
    }

    private static LabelledData both(LabelledData first, LabelledData second) {
        float[] values = Arrays.copyOf(first.values(), 2 * first.values().length);
        System.arraycopy(second.values(), 0, values, first.values().length, first.values().length);
        byte[] labels = Arrays.copyOf(first.labels(), 2 * first.count());
        System.arraycopy(second.labels(), 0, labels, first.count(), first.count());
        return new LabelledData(first.dimensions(), first.channelsLast(), values, labels, first.classes());
    }

    private static LabelledData darkness(LabelledData originals) {
        LabelledData pictures = AreaAverage.of(originals, SIDE, SIDE);
        float[] values = new float[pictures.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(1 - pictures.values()[i], 0f, 1f);
        }
        return pictures.withValues(values);
    }
}
