package dev.synram.compiler.cost;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a batch costs by a model of time.
 *
 * @param schedule the name of the model
 * @param batch samples
 * @param chips number of chips, which all are on as long as the batch takes
 * @param batchMicros from the first sample's first vector until the last sample's result, with typical durations
 * @param batchRange the same with the ranges of all durations; a point if the model has none
 * @param chipMicros for each part of the work the time of all chips together; the parts sum up to {@code chips *
 *     batchMicros}
 */
public record Cost(
        String schedule,
        int batch,
        int chips,
        double batchMicros,
        DurationRange batchRange,
        Map<CostPart, Double> chipMicros) {

    public Cost {
        chipMicros = Map.copyOf(chipMicros);
    }

    static Cost of(String schedule, int batch, int chips, DurationRange batchRange, Usage usage) {
        double batchMicros = batchRange.typical();
        Usage all = new Usage();
        all.add(usage);
        all.add(CostPart.IDLE, chips * batchMicros - usage.total());
        Map<CostPart, Double> parts = new EnumMap<>(CostPart.class);
        for (CostPart part : CostPart.values()) {
            parts.put(part, all.of(part));
        }
        return new Cost(schedule, batch, chips, batchMicros, batchRange, parts);
    }

    /** Time of the batch by the number of its samples. */
    public double microsecondsPerSample() {
        return batchMicros / batch;
    }

    /** The range of that time. */
    public DurationRange microsecondsPerSampleRange() {
        return batchRange.times(1.0 / batch);
    }

    /** Samples a second. */
    public double samplesPerSecond() {
        return 1e6 / microsecondsPerSample();
    }

    /**
     * Energy of a sample: power of all chips times the time of the batch.
     *
     * @param watts power of one chip
     */
    public double millijoulesPerSample(double watts) {
        return watts * chips * microsecondsPerSample() / 1e3;
    }

    /** The part of that energy that goes into one part of the work. */
    public double millijoulesPerSample(double watts, CostPart part) {
        return watts * chipMicros.getOrDefault(part, 0.0) / batch / 1e3;
    }

    /** The share of the chips' time that goes into one part of the work, 0..1. */
    public double share(CostPart part) {
        return chipMicros.getOrDefault(part, 0.0) / (chips * batchMicros);
    }

    /** The part that takes most of the chips' time. */
    public CostPart bound() {
        return chipMicros.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}
