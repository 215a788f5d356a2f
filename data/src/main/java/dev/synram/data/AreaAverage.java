package dev.synram.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Pictures with fewer pixels: a new pixel is the mean over the area that it covers, where the old ones at its border count by the
 * share of them that it covers.
 */
public final class AreaAverage {

    private AreaAverage() {}

    /**
     * Resizes pictures.
     *
     * @param pictures rows x columns, or rows x columns x 1
     * @param rows of the new pictures, 1 or more, at most those of the old ones
     * @param columns the same of columns
     * @throws DataException if the samples are no such pictures, or too small
     */
    public static LabelledData of(LabelledData pictures, int rows, int columns) {
        List<Integer> dimensions = pictures.dimensions();
        boolean gray = dimensions.size() == 2 || (dimensions.size() == 3 && dimensions.getLast() == 1);
        if (!gray || rows < 1 || columns < 1 || dimensions.get(0) < rows || dimensions.get(1) < columns) {
            throw new DataException(
                    "samples of dimensions %s cannot be resized to %s x %s; give gray pictures of at least that size"
                            .formatted(dimensions, rows, columns));
        }
        int oldRows = dimensions.get(0);
        int oldColumns = dimensions.get(1);
        List<Cover> vertical = covers(oldRows, rows);
        List<Cover> horizontal = covers(oldColumns, columns);
        float[] values = new float[pictures.count() * rows * columns];
        float[] narrow = new float[oldRows * columns];
        for (int picture = 0; picture < pictures.count(); picture++) {
            multiplyRows(pictures.values(), picture * oldRows * oldColumns, horizontal, narrow);
            multiplyColumns(vertical, narrow, columns, values, picture * rows * columns);
        }
        return new LabelledData(List.of(rows, columns), false, values, pictures.labels(), pictures.classes());
    }

    /** The old pixels that a new one covers along one side, from a first one on, and which share of it each makes up. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cover(int first, float[] shares) {}

    private static List<Cover> covers(int old, int wanted) {
        double size = (double) old / wanted;
        List<Cover> covers = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            int first = (int) (i * size);
            float[] shares = new float[Math.min(old, (int) Math.ceil((i + 1) * size)) - first];
            for (int j = 0; j < shares.length; j++) {
                double covered = Math.min(first + j + 1, (i + 1) * size) - Math.max(first + j, i * size);
                shares[j] = (float) (covered / size);
            }
            covers.add(new Cover(first, shares));
        }
        return covers;
    }

    private static void multiplyRows(float[] picture, int from, List<Cover> covers, float[] target) {
        int columns = covers.size();
        int oldRows = target.length / columns;
        int oldColumns = covers.getLast().first() + covers.getLast().shares().length;
        for (int column = 0; column < columns; column++) {
            Cover cover = covers.get(column);
            for (int row = 0; row < oldRows; row++) {
                int first = from + row * oldColumns + cover.first();
                float sum = 0;
                for (int i = 0; i < cover.shares().length; i++) {
                    sum += cover.shares()[i] * picture[first + i];
                }
                target[row * columns + column] = sum;
            }
        }
    }

    private static void multiplyColumns(List<Cover> covers, float[] narrow, int columns, float[] target, int to) {
        for (int row = 0; row < covers.size(); row++) {
            Cover cover = covers.get(row);
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                for (int i = 0; i < cover.shares().length; i++) {
                    sum += cover.shares()[i] * narrow[(cover.first() + i) * columns + column];
                }
                target[to + row * columns + column] = sum;
            }
        }
    }
}
