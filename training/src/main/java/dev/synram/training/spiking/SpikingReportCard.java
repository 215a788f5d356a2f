package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.data.DataSplit;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingChipAnswers;
import dev.synram.experiment.spiking.learning.SpikingChips;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;

/**
 * Puts the result of a training together.
 *
 * @param runs how often the chip runs for a sample
 */
record SpikingReportCard(
        DataSplit data,
        SpikingTrainingSettings settings,
        SpikingTopology topology,
        SpikingCalibration calibration,
        int runs) {

    /**
     * The result on one chip.
     *
     * @param software accuracy on the host, 0..1
     * @param uncalibrated accuracy on the chip with equal cells in all neurons, 0..1
     * @param chip answers on the calibrated chip before and after training in the loop
     * @param answers after training in the loop
     * @param begin when the training began, by {@link System#nanoTime}
     */
    SpikingTrainingResult result(
            double software,
            double uncalibrated,
            SpikingChipAnswers chip,
            SpikingAnswers answers,
            List<SpikingEpoch> history,
            long begin) {
        SpikingChips only = new SpikingChips(List.of(chip));
        SpikingCost cost =
                SpikingCost.of(settings.sampleMicros(), topology.dynamics()).times(runs);
        return new SpikingTrainingResult(
                Version.CURRENT,
                data.name(),
                data.classNames(),
                settings.rule().label(),
                calibration.chip(),
                new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                settings.seed(),
                topology.inputs(),
                settings.hidden().count(),
                settings.sampleMicros(),
                runs,
                answers.samples().size(),
                software,
                uncalibrated,
                only.transferred(),
                only.accuracy(),
                only.lowest(),
                only.interval(),
                only.improvement(),
                answers.spikesPerSample(),
                answers.spikesPerHiddenNeuron(),
                chip.figures().droppedEvents(),
                chip.figures().weightStepsPerUnit(),
                cost.microseconds(),
                cost.microjoules(),
                (System.nanoTime() - begin) / 1e9,
                only.figures(),
                history,
                answers.accuracyOverTime(),
                answers.samples(),
                answers.shown());
    }
}
