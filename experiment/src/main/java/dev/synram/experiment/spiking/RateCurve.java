package dev.synram.experiment.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rates of neurons over a constant current, from their spike counters.
 *
 * @param neurons that are measured
 */
record RateCurve(AllNeurons neurons) {

    /** Dense where neurons begin to spike; the current is linear up to about the last value. */
    private static final List<Integer> CURRENTS = IntStream.concat(
                    IntStream.rangeClosed(0, 15).map(step -> 20 * step),
                    IntStream.rangeClosed(7, 16).map(step -> 50 * step))
            .boxed()
            .toList();

    private static final double MICROS = 200;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    List<SpikingCharacterizationResult.RatePoint> measure(Chip chip, NoiseKey noise) {
        int[] before = chip.readCells(Cell.OFFSET_CURRENT);
        SpikingConfiguration configuration = neurons.configuration(neuron -> neuron.withOffset(OffsetCurrent.UP))
                .build();
        List<SpikingCharacterizationResult.RatePoint> points = new ArrayList<>();
        for (int current : CURRENTS) {
            int[] cells = new int[before.length];
            Arrays.fill(cells, current);
            chip.writeCells(Cell.OFFSET_CURRENT, cells);
            SpikingRecord record = chip.emulate(
                            configuration, List.of(SpikingRun.of(Events.NONE, MICROS)), noise.fold(current))
                    .getFirst();
            points.add(point(current, neurons.of(record.counters().spikes())));
        }
        chip.writeCells(Cell.OFFSET_CURRENT, before);
        return points;
    }

    private static SpikingCharacterizationResult.RatePoint point(int current, double[] counts) {
        double[] rates = Arrays.stream(counts)
                .map(count -> count / MICROS * MICROS_PER_SECOND)
                .sorted()
                .toArray();
        return new SpikingCharacterizationResult.RatePoint(
                current,
                Statistics.mean(rates),
                Statistics.standardDeviation(rates),
                rates[(int) (LOW * (rates.length - 1))],
                rates[(int) (HIGH * (rates.length - 1))]);
    }
}
