package dev.synram.experiment.spiking.learning;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import java.util.List;

/**
 * Result of a training of a spiking network. Accuracies are those of all test samples, 0..1.
 *
 * @param version of the program
 * @param data name of the data
 * @param classes names of the classes
 * @param rule how gradients were computed
 * @param chip name of the chip, the first of several; what is not said to be of all chips is of this one
 * @param calibration how it was calibrated, and how long ago
 * @param seed of initial weights, order of samples and noise
 * @param inputs number of inputs
 * @param hidden number of hidden neurons
 * @param sampleMicroseconds duration of a sample in µs of the chip
 * @param runsPerSample how often the chip runs for a sample: once if the network fits it, otherwise once for each part
 * @param testSamples number of test samples
 * @param softwareAccuracy of the network as trained on the host, simulated exactly there
 * @param accuracyUncalibrated of the same network on the chip with equal cells in all neurons
 * @param accuracyTransferred of the same network on the calibrated chip, mean over chips
 * @param accuracy on the calibrated chip after training in the loop, mean over chips
 * @param lowestAccuracy the lowest of these over chips
 * @param interval 95 % interval of this accuracy over samples, and over chips if there are several
 * @param improvement what training in the loop adds to the transferred accuracy, with its 95 % interval over the same
 * @param spikesPerSample spikes of all neurons a test sample after training
 * @param spikesPerHiddenNeuron spikes of a hidden neuron a test sample, on average over both
 * @param droppedEvents events that the chip lost in the test after training
 * @param weightStepsPerUnit steps of a synapse's weight for a weight of 1, as measured on the chip
 * @param modelledMicrosecondsPerSample modelled time of a sample on the chip: its duration and the pause after it, of all runs
 * @param modelledMicrojoulesPerSample modelled energy of a sample
 * @param wallSeconds wall time of training and tests on the host, of all chips, without calibration
 * @param chips the accuracies of every chip
 * @param accuracyOverTime accuracy of the answers at the end of each time step of {@code shown.stepMicros}
 * @param history every epoch
 * @param samples every test sample after training
 * @param shown a test sample of each class
 */
public record SpikingTrainingResult(
        String version,
        String data,
        List<String> classes,
        String rule,
        String chip,
        CalibrationState calibration,
        long seed,
        int inputs,
        int hidden,
        double sampleMicroseconds,
        int runsPerSample,
        int testSamples,
        double softwareAccuracy,
        double accuracyUncalibrated,
        double accuracyTransferred,
        double accuracy,
        double lowestAccuracy,
        AccuracyInterval interval,
        AccuracyDifference improvement,
        double spikesPerSample,
        double spikesPerHiddenNeuron,
        long droppedEvents,
        double weightStepsPerUnit,
        double modelledMicrosecondsPerSample,
        double modelledMicrojoulesPerSample,
        double wallSeconds,
        List<SpikingChipAccuracy> chips,
        List<SpikingEpoch> history,
        List<Double> accuracyOverTime,
        List<AnsweredSample> samples,
        List<ShownSample> shown) {

    public SpikingTrainingResult {
        classes = List.copyOf(classes);
        chips = List.copyOf(chips);
        history = List.copyOf(history);
        accuracyOverTime = List.copyOf(accuracyOverTime);
        samples = List.copyOf(samples);
        shown = List.copyOf(shown);
    }

    /**
     * The result of trainings on several chips, of which this is that of the first.
     *
     * @param all answers of every chip
     * @param seconds wall time of all trainings
     */
    public SpikingTrainingResult onChips(SpikingChips all, double seconds) {
        return new SpikingTrainingResult(
                version,
                data,
                classes,
                rule,
                chip,
                calibration,
                seed,
                inputs,
                hidden,
                sampleMicroseconds,
                runsPerSample,
                testSamples,
                softwareAccuracy,
                accuracyUncalibrated,
                all.transferred(),
                all.accuracy(),
                all.lowest(),
                all.interval(),
                all.improvement(),
                spikesPerSample,
                spikesPerHiddenNeuron,
                droppedEvents,
                weightStepsPerUnit,
                modelledMicrosecondsPerSample,
                modelledMicrojoulesPerSample,
                seconds,
                all.figures(),
                history,
                accuracyOverTime,
                samples,
                shown);
    }

    /** What a sample costs on the first chip. */
    public SpikingCost cost() {
        return new SpikingCost(runsPerSample, modelledMicrosecondsPerSample, modelledMicrojoulesPerSample);
    }

    /** What the network answered on the first chip. */
    public SpikingAnswers answers() {
        return new SpikingAnswers(samples, shown, spikesPerSample, spikesPerHiddenNeuron, accuracyOverTime);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
