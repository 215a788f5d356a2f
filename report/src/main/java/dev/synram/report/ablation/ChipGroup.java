package dev.synram.report.ablation;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.experiment.ablation.AblationRun;
import dev.synram.experiment.ablation.MethodEffect;
import dev.synram.experiment.accuracy.Estimate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which chips trainings are tested on. */
enum ChipGroup {
    /** Those in the loop. */
    TRAINING("on the chips of the training"),
    /** Others. */
    UNSEEN("on chips that it never saw");

    private final String text;

    ChipGroup(String text) {
        this.text = text;
    }

    /** Those that a result has accuracies on. */
    static List<ChipGroup> tested(AblationResult result) {
        return Stream.of(values())
                .filter(chips -> chips.accuracy(result.rows().getFirst()) != null)
                .toList();
    }

    @Nullable
    Estimate accuracy(AblationRow row) {
        return this == UNSEEN ? row.unseenAccuracy() : row.accuracy();
    }

    @Nullable
    MethodEffect difference(AblationRow row) {
        return this == UNSEEN ? row.unseenDifference() : row.difference();
    }

    @Nullable
    Double accuracy(AblationRun run) {
        return this == UNSEEN ? run.unseenAccuracy() : Double.valueOf(run.accuracy());
    }

    @Override
    public String toString() {
        return text;
    }
}
