package dev.synram.data;

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
                    "%d targets do not match %d samples with %d each".formatted(targets.length, count, outputs));
        }
    }
}
