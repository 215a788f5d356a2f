package dev.synram.report.training;

import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.report.page.CostTable;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Modelled and measured times. */
final class CostSections {

    private CostSections() {}

    /** Modelled time and energy, beside what is published for the published network. */
    static Section modelled(TrainedNetwork trained) {
        List<List<String>> published = Published.is(trained.network().network())
                ? List.of(List.of(
                        "source document, measured",
                        Units.time(Published.MICROS),
                        "–",
                        "–",
                        "–",
                        Units.energy(Published.MILLIJOULES),
                        "0.30 W, published for MNIST"))
                : List.of();
        return CostTable.section(trained.result().modelled(), published);
    }

    /** Rates of the simulation on this host. */
    static Section simulation(TrainingResult result) {
        return Section.table(
                "Simulation",
                "Measured on this host, wall time.",
                List.of("simulation on this host", "rate"),
                List.of(
                        List.of("training with the chip in the loop", rate(result.trainingSamplesPerSecond())),
                        List.of("inference", rate(result.inferenceSamplesPerSecond()))));
    }

    private static String rate(@Nullable Double samplesPerSecond) {
        return samplesPerSecond == null ? "–" : Units.rounded(samplesPerSecond) + " samples/s";
    }
}
