package dev.synram.experiment.ablation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.accuracy.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings with the same methods.
 *
 * @param name of the row: none, the name of a method alone, all, or all but one
 * @param methods names of the methods
 * @param accuracy on the chips of the training, mean over seeds
 * @param unseenAccuracy on chips that were not used in training; null without such chips
 * @param difference of the accuracy, of a method alone to none and of all but one to all; null for none and all
 * @param unseenDifference the same on unseen chips; null without such chips
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AblationRow(
        String name,
        List<String> methods,
        Estimate accuracy,
        @Nullable Estimate unseenAccuracy,
        @Nullable MethodEffect difference,
        @Nullable MethodEffect unseenDifference) {

    public AblationRow {
        methods = List.copyOf(methods);
    }
}
