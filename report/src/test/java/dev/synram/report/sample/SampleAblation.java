package dev.synram.report.sample;

import dev.synram.experiment.ablation.AblationDesign;
import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRun;
import dev.synram.experiment.ablation.AblationTable;
import java.util.ArrayList;
import java.util.List;

/** Tables of methods with made-up values. */
final class SampleAblation {

    private static final int SEEDS = 5;

    private SampleAblation() {}

    /** One method, without unseen chips. */
    static AblationResult small() {
        return of(List.of("shift"), false);
    }

    /** Many methods, on unseen chips, too. */
    static AblationResult large() {
        return of(
                List.of("shift", "balance", "teacher", "fleet", "layer-by-layer", "learn-steps", "pattern-noise"),
                true);
    }

    private static AblationResult of(List<String> methods, boolean unseen) {
        AblationDesign design = new AblationDesign(methods);
        List<AblationRun> runs = new ArrayList<>();
        for (int number = 1; number <= SEEDS; number++) {
            for (List<String> combination : design.combinations()) {
                double accuracy =
                        0.9 + 0.004 * combination.size() + 0.003 * Math.sin(7 * number + combination.hashCode());
                runs.add(new AblationRun(combination, number, accuracy, unseen ? accuracy - 0.02 : null));
            }
        }
        AblationTable table = new AblationTable(design, runs);
        return new AblationResult(
                "0.1.0",
                "a-network-with-a-long-name <& more>",
                "mnist",
                methods.stream()
                        .map(method -> new AblationResult.ComparedMethod(
                                method, "%s, told in a sentence of some words".formatted(method)))
                        .toList(),
                unseen,
                SEEDS,
                1,
                1,
                table.comparisons(),
                table.rows(),
                runs,
                12.5);
    }
}
