package dev.synram.experiment.spiking.trained;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.data.ClassNames;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.learning.SpikingChipAnswers;
import dev.synram.experiment.spiking.learning.SpikingChips;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.experiment.spiking.learning.SpikingTest;
import dev.synram.experiment.spiking.learning.SpikingTestSet;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.ArrayList;
import java.util.List;

/** Runs a trained spiking network on the host and on chips, with the weights of both stages of its training. */
public final class SpikingEvaluation {

    private final long begin = System.nanoTime();
    private final TrainedSpikingNetwork network;
    private final LabelledData test;
    private final SpikingTestSet tests;
    private final long seed;

    /**
     * Prepares samples.
     *
     * @param test samples as those that the network was trained with, before scaling
     * @param seed draws the noise
     * @throws dev.synram.data.DataException if samples have another number of values, or a class that the network does not know
     */
    public SpikingEvaluation(TrainedSpikingNetwork network, LabelledData test, long seed) {
        this.network = network;
        this.seed = seed;
        this.test = new ClassNames(network.classes()).applyTo(network.scaling().applyTo(test));
        tests = new SpikingTestSet(this.test, network.encoding(), network.decoder(), network.grid());
    }

    /** What a chip gave, with the state of its calibration. */
    private record OnChip(SpikingChipAnswers answers, SpikingAnswers inLoop, CalibrationState calibration, int runs) {}

    /**
     * Runs the network on chips one after another.
     *
     * @param name of the network's file
     * @param data name of the samples
     * @throws SettingException if the neurons of a chip were calibrated for others than the network has
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit a chip
     */
    public SpikingEvaluationResult run(String name, String data, CalibratedChips chips, Progress progress) {
        double software = AccuracyInterval.accuracy(
                tests.correct(new HostExecution(), network.hostModel(), SpikingTest.SOFTWARE));
        List<OnChip> done = new ArrayList<>();
        for (int chip = 0; chip < chips.count(); chip++) {
            OnChip next = chips.use(chip, (one, calibration) -> test(one, calibration, progress));
            done.add(
                    chip == 0
                            ? next
                            : new OnChip(next.answers(), done.getFirst().inLoop(), next.calibration(), next.runs()));
        }
        OnChip first = done.getFirst();
        SpikingChipAccuracy ofFirst = first.answers().figures();
        SpikingChips all = new SpikingChips(done.stream().map(OnChip::answers).toList());
        NeuronDynamics dynamics = network.model().topology().dynamics();
        SpikingCost cost = SpikingCost.of(network.grid().micros(), dynamics).times(first.runs());
        return new SpikingEvaluationResult(
                Version.CURRENT,
                name,
                network.chip(),
                data,
                network.classes(),
                ofFirst.chip(),
                first.calibration(),
                seed,
                network.model().topology().inputs(),
                network.hidden(),
                network.grid().micros(),
                cost.runs(),
                test.count(),
                software,
                all.transferred(),
                all.accuracy(),
                all.lowest(),
                all.interval(),
                all.improvement(),
                first.inLoop().spikesPerSample(),
                first.inLoop().spikesPerHiddenNeuron(),
                ofFirst.droppedEvents(),
                ofFirst.weightStepsPerUnit(),
                cost.microseconds(),
                cost.microjoules(),
                (System.nanoTime() - begin) / 1e9,
                all.figures(),
                first.inLoop().accuracyOverTime(),
                first.inLoop().samples(),
                first.inLoop().shown());
    }

    private OnChip test(Chip chip, SpikingCalibration calibration, Progress progress) {
        network.requireNeuronsOf(calibration.targets());
        ChipExecution onChip =
                new ChipExecution(chip, calibration, network.model().topology(), seed);
        try (Progress.Task task = progress.begin("testing on " + calibration.chip(), 2)) {
            boolean[] transferred = tests.correct(onChip, network.hostModel(), SpikingTest.TRANSFERRED);
            task.advance(1);
            SpikingAnswers inLoop = tests.answers(onChip, network.model(), SpikingTest.IN_LOOP);
            task.advance(1);
            return new OnChip(
                    SpikingChipAnswers.of(
                            calibration.chip(), transferred, inLoop, onChip.stepsPerUnit(), onChip.droppedEvents()),
                    inLoop,
                    new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                    onChip.runs());
        }
    }
}
