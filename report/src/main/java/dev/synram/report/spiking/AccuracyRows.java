package dev.synram.report.spiking;

import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.List;

/**
 * Rows of tables of accuracies.
 *
 * @param samples number of test samples
 */
record AccuracyRows(int samples) {

    /** A row with a name, an accuracy and its 95 % interval over samples. */
    List<String> of(String name, double accuracy) {
        return of(name, accuracy, AccuracyInterval.of(accuracy, samples));
    }

    /** A row with an interval. */
    static List<String> of(String name, double accuracy, AccuracyInterval interval) {
        return List.of(
                name,
                Units.percent(accuracy),
                "%s to %s".formatted(Units.percent(interval.low()), Units.percent(interval.high())));
    }

    /** The accuracies of every chip. */
    static Section ofChips(List<SpikingChipAccuracy> chips) {
        return Section.table(
                "Chips",
                "The same test samples on %s chips.".formatted(chips.size()),
                List.of("chip", "weights of the host", "weights of training in the loop"),
                chips.stream()
                        .map(chip -> List.of(
                                chip.chip(), Units.percent(chip.accuracyTransferred()), Units.percent(chip.accuracy())))
                        .toList());
    }
}
