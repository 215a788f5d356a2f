package dev.synram.experiment.ablation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training with some methods.
 *
 * @param methods their names, in a fixed order
 * @param number of the training among those with these methods, from 1; trainings of one number have the same seeds
 * @param accuracy mean over the chips of the training, 0..1
 * @param unseenAccuracy mean over chips that were not used in training, 0..1; null without such chips
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AblationRun(
        List<String> methods,
        int number,
        double accuracy,
        @Nullable Double unseenAccuracy) {

    public AblationRun {
        methods = List.copyOf(methods);
    }
}
