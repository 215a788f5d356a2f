package dev.synram.examples.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.data.source.YinYang;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.spiking.SpikingTraining;

/** Trains a spiking network on the Yin-Yang data, with a chip in the loop. */
public final class TrainInTheLoop {

    private TrainInTheLoop() {}

    public static void main(String[] arguments) {
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            SpikingCalibration calibration = new SpikingCalibrator(SpikingTargets.DEFAULT, Effort.PUBLIC, 1)
                    .calibrate(chip)
                    .calibration();
            SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(LearningRule.SURROGATE);
            SpikingTrainingResult result = new SpikingTraining(chip, calibration)
                    .train(YinYang.split(), settings, Progress.NONE)
                    .result();
            System.out.printf(
                    "%.1f %% on the host, %.1f %% transferred, %.1f %% after training in the loop%n",
                    100 * result.softwareAccuracy(), 100 * result.accuracyTransferred(), 100 * result.accuracy());
        }
    }
}
