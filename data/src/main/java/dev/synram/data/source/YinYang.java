package dev.synram.data.source;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.util.List;

/**
 * The Yin-Yang data set (Kriener, Göltz and Petrovici 2022, {@code yin_yang_data_set}): points of a plane that belong to one of two
 * drops or to a dot in them. It is generated, and equal to what the published program generates with the same seed. A sample is
 * {@code (x, y, 1 - x, 1 - y)}.
 */
public final class YinYang {

    /** The published seeds: training, validation, test. */
    public static final int TRAIN_SEED = 42;

    /** Seed of the samples for validation. */
    public static final int VALIDATION_SEED = 41;

    /** Seed of the samples for tests. */
    public static final int TEST_SEED = 40;

    /** Published number of samples to train with. */
    public static final int TRAIN_SAMPLES = 5000;

    /** Published number of samples for validation, and of those for tests. */
    public static final int TEST_SAMPLES = 1000;

    private static final List<String> CLASSES = List.of("yin", "yang", "dot");
    private static final int COORDINATES = 4;
    private static final int DOT = 2;

    /** Radius of the whole. */
    private static final double LARGE = 0.5;

    /** Radius of the dots. */
    private static final double SMALL = 0.1;

    private YinYang() {}

    /** The published samples for training and tests. */
    public static DataSplit split() {
        return DataSplit.of(samples(TRAIN_SAMPLES, TRAIN_SEED), samples(TEST_SAMPLES, TEST_SEED))
                .named("yin-yang");
    }

    /** The published samples for validation. */
    public static LabelledData validation() {
        return samples(TEST_SAMPLES, VALIDATION_SEED);
    }

    /**
     * Generates samples.
     *
     * @param count how many, 1 or more
     * @param seed of the random numbers
     */
    public static LabelledData samples(int count, int seed) {
        MersenneTwister random = new MersenneTwister(seed);
        float[] values = new float[COORDINATES * count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            int wanted = random.below(CLASSES.size());
            double x;
            double y;
            do {
                x = 2 * LARGE * random.uniform();
                y = 2 * LARGE * random.uniform();
            } while (!isInside(x, y) || classOf(x, y) != wanted);
            labels[i] = (byte) wanted;
            values[COORDINATES * i] = (float) x;
            values[COORDINATES * i + 1] = (float) y;
            values[COORDINATES * i + 2] = (float) (1 - x);
            values[COORDINATES * i + 3] = (float) (1 - y);
        }
        return new LabelledData(List.of(COORDINATES), false, values, labels, CLASSES);
    }

    /** Whether a point is part of the figure. */
    public static boolean isInside(double x, double y) {
        return Math.hypot(x - LARGE, y - LARGE) <= LARGE;
    }

    /** The class of a point, which is inside: 0 or 1 for the drops, 2 for the dots. */
    public static int classOf(double x, double y) {
        double right = Math.hypot(x - 1.5 * LARGE, y - LARGE);
        double left = Math.hypot(x - 0.5 * LARGE, y - LARGE);
        if (right < SMALL || left < SMALL) {
            return DOT;
        }
        boolean yang = right <= SMALL || (left > SMALL && left <= LARGE / 2) || (y > LARGE && right > LARGE / 2);
        return yang ? 1 : 0;
    }
}
