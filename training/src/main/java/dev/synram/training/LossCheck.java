package dev.synram.training;

import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.setting.SettingException;
import java.util.List;
import java.util.Locale;

/**
 * Ends trainings in the loop that diverge: their loss is at least twice that of the first epoch, and at least that of guessing, or no
 * number.
 * With a patience they end with the best epoch instead.
 *
 * @param settings of the training
 * @param classes number of classes; guessing, without a teacher, has the cross-entropy {@code ln(classes)}
 */
record LossCheck(TrainingSettings settings, int classes) {

    private static final double FAR = 2;

    /**
     * Checks the last epoch.
     *
     * @throws SettingException if its loss is that of a training that diverges
     */
    void afterEpoch(TrainingState state) {
        List<EpochRecord> history = state.history();
        double first = history.getFirst().loss();
        double last = history.getLast().loss();
        if (settings.patience() == 0 && !(last < Math.max(FAR * first, Math.log(classes)))) {
            throw new SettingException(
                    "rate",
                    String.format(
                            Locale.ROOT,
                            "is %s, with which the training diverges: the loss was %.2f in epoch 1 and is %.2f in epoch %s; give a lower one",
                            settings.rate(),
                            first,
                            last,
                            state.epochs()));
        }
    }
}
