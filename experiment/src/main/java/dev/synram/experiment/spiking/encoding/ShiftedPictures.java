package dev.synram.experiment.spiking.encoding;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.util.List;

/** Pictures that are moved a little, so that there are more to train with. */
final class ShiftedPictures {

    private ShiftedPictures() {}

    /**
     * Moves each picture by a random number of rows and of columns. What moves in is 0.
     *
     * @param pictures rows x columns, or rows x columns x 1
     * @param most largest number of rows, and of columns, in either direction, 1 or more
     * @param seed of the random numbers
     */
    static LabelledData of(LabelledData pictures, int most, long seed) {
        List<Integer> dimensions = pictures.dimensions();
        int rows = dimensions.get(0);
        int columns = dimensions.get(1);
        if (pictures.sampleSize() != rows * columns || most < 1) {
            throw new DataException(
                    "samples of dimensions %s cannot be shifted by up to %s; give gray pictures, and 1 or more"
                            .formatted(dimensions, most));
        }
        long key = CounterRandom.mix(seed);
        float[] values = new float[pictures.values().length];
        for (int picture = 0; picture < pictures.count(); picture++) {
            int down = CounterRandom.below(2 * most + 1, key, 2L * picture) - most;
            int right = CounterRandom.below(2 * most + 1, key, 2L * picture + 1) - most;
            int first = picture * rows * columns;
            int length = columns - Math.abs(right);
            for (int row = Math.max(0, down); row < Math.min(rows, rows + down); row++) {
                int from = first + (row - down) * columns + Math.max(0, -right);
                System.arraycopy(pictures.values(), from, values, first + row * columns + Math.max(0, right), length);
            }
        }
        return pictures.withValues(values);
    }
}
