package dev.synram.data;

import java.util.stream.IntStream;

/**
 * Samples with numbers as targets, for networks whose results are values rather than classes.
 *
 * @param samples the samples; their labels have no meaning
 * @param targets of the samples of {@link DataSplit#untrained}, one after the other
 * @param outputs number of targets of a sample
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record TargetData(DataSplit samples, float[] targets, int outputs) {

    public TargetData {
        int count = samples.untrained().count();
        if (targets.length != (long) count * outputs) {
            throw new DataException(
                    "%s targets do not match %s samples with %s each".formatted(targets.length, count, outputs));
        }
    }

    /** The same targets, with ranges determined by other samples. */
    public TargetData with(DataSplit others) {
        return new TargetData(others, targets, outputs);
    }

    /**
     * The targets of so many of {@link DataSplit#scored}, evenly spaced like {@link LabelledData#spaced}, one sample after the
     * other.
     */
    public float[] scored(int some) {
        int[] scored = IntStream.range(0, samples.untrained().count())
                .filter(samples::isScored)
                .toArray();
        float[] chosen = new float[some * outputs];
        for (int i = 0; i < some; i++) {
            int from = scored[(int) ((long) i * scored.length / some)] * outputs;
            System.arraycopy(targets, from, chosen, i * outputs, outputs);
        }
        return chosen;
    }
}
