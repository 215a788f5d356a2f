package dev.synram.experiment.conversion;

import dev.synram.experiment.setting.Copies;
import dev.synram.network.Mac;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Fills idle rows and columns as far as all weights of a network stay on its chips, so that none is written again between samples.
 *
 * @param passes that tell what stays
 * @param copies whether a sample that comes alone must hardly take longer, too
 */
record ResidentFill(Passes passes, Copies copies) {

    /** What such a sample may take longer: results of more columns are transferred, more vectors take much more. */
    private static final double LONGER = 1.02;

    private static final int[] LEAST_ROWS = {128, 64, 32};

    /**
     * Rows first, for outputs that have few; then one more column at a time for the multiplication whose results have the fewest. The
     * smallest multiplications come first, because they cost least. How a trial used them before does not matter.
     *
     * @throws dev.synram.experiment.setting.SettingException if the weights do not stay even once
     */
    Trial of(Trial trial) {
        Trial plain = trial.withoutLeastRows().with(Fill.NONE);
        Trial filled = Stream.of(plain.with(Fill.ROWS), plain)
                .filter(more -> admits(more, plain))
                .findFirst()
                .orElseThrow(() -> passes.refusedToStay(plain, copies));
        List<String> layers = smallestFirst(trial);
        if (filled.fill().rows()) {
            for (String layer : layers) {
                filled = withRows(filled, layer);
            }
        }
        return withColumns(filled, layers);
    }

    /** Whether all weights stay with one way to convert a network, and a sample takes hardly longer than with another, if it must not. */
    boolean admits(Trial trial, Trial other) {
        return passes.stays(trial)
                && (copies != Copies.LOW_LATENCY || passes.sampleMicros(trial) <= LONGER * passes.sampleMicros(other));
    }

    private Trial withRows(Trial trial, String layer) {
        for (int rows : LEAST_ROWS) {
            Trial more = trial.withLeastRows(layer, rows);
            if (admits(more, trial)) {
                return more;
            }
        }
        return trial;
    }

    private Trial withColumns(Trial trial, List<String> layers) {
        Trial filled = trial;
        Trial shortest = trial;
        Map<String, Integer> columns = new TreeMap<>();
        layers.forEach(layer -> columns.put(layer, 1));
        List<String> growing = new ArrayList<>(layers);
        while (!growing.isEmpty()) {
            String next =
                    growing.stream().min(Comparator.comparing(columns::get)).orElseThrow();
            int more = columns.getOrDefault(next, 1) + 1;
            Trial wider = filled.with(filled.fill().withColumns(next, more));
            if (more <= Fill.MOST_COLUMNS && admits(wider, shortest)) {
                filled = wider;
                shortest = shorter(wider, shortest);
                columns.put(next, more);
            } else {
                growing.remove(next);
            }
        }
        return filled;
    }

    private Trial shorter(Trial trial, Trial other) {
        return copies == Copies.LOW_LATENCY && passes.sampleMicros(trial) < passes.sampleMicros(other) ? trial : other;
    }

    private List<String> smallestFirst(Trial trial) {
        return passes.lowering(trial.with(Fill.NONE)).macs().stream()
                .sorted(Comparator.comparingInt(mac -> mac.weightRows() * mac.outputs()))
                .map(Mac::name)
                .toList();
    }
}
