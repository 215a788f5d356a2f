package dev.synram.training;

import dev.synram.experiment.result.training.ChipAccuracy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Means and extremes of accuracies over the chips of a fleet, and over unseen chips. */
record FleetAccuracies(List<ChipAccuracy> chips) {

    private DoubleStream accuracies(boolean unseen) {
        return chips.stream().filter(chip -> chip.unseen() == unseen).mapToDouble(ChipAccuracy::accuracy);
    }

    Optional<Double> mean(boolean unseen) {
        return accuracies(unseen).average().stream().boxed().findFirst();
    }

    Optional<Double> lowest(boolean unseen) {
        return accuracies(unseen).min().stream().boxed().findFirst();
    }

    double meanBefore() {
        return chips.stream()
                .map(ChipAccuracy::accuracyBefore)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
