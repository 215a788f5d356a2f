package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.spiking.learning.AnsweredSample;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.learning.SpikingCost;
import java.util.List;

/**
 * How a trained spiking network answers on chips. Accuracies are those of all test samples, 0..1.
 *
 * @param version of the program
 * @param network name of its file
 * @param trainedOn name of the chip that it was trained on
 * @param data name of the data
 * @param classes names of the classes
 * @param chip name of the chip, the first of several; what is not said to be of all chips is of this one
 * @param calibration how it was calibrated, and how long ago
 * @param seed of the noise
 * @param inputs number of inputs
 * @param hidden number of hidden neurons
 * @param sampleMicroseconds duration of a sample in µs of the chip
 * @param runsPerSample how often the chip runs for a sample: once if the network fits it, otherwise once for each part
 * @param testSamples number of test samples
 * @param softwareAccuracy with the weights of the host, simulated exactly there
 * @param accuracyTransferred with the weights of the host on the calibrated chip, mean over chips
 * @param accuracy with the weights of training in the loop, mean over chips
 * @param lowestAccuracy the lowest of these over chips
 * @param interval 95 % interval of this accuracy over samples, and over chips if there are several
 * @param improvement what training in the loop adds to the transferred accuracy, with its 95 % interval over the same
 * @param spikesPerSample spikes of all neurons a sample with the weights of training in the loop
 * @param spikesPerHiddenNeuron spikes of a hidden neuron a test sample, on average over both
 * @param droppedEvents events that the chip lost in both tests
 * @param weightStepsPerUnit steps of a synapse's weight for a weight of 1, as measured on the chip
 * @param modelledMicrosecondsPerSample modelled time of a sample on the chip: its duration and the pause after it, of all runs
 * @param modelledMicrojoulesPerSample modelled energy of a sample
 * @param wallSeconds wall time of all tests on the host, without calibration
 * @param chips the accuracies of every chip
 * @param accuracyOverTime accuracy of the answers at the end of each time step of {@code shown.stepMicros}
 * @param samples every test sample with the weights of training in the loop
 * @param shown a test sample of each class
 */
public record SpikingEvaluationResult(
        String version,
        String network,
        String trainedOn,
        String data,
        List<String> classes,
        String chip,
        CalibrationState calibration,
        long seed,
        int inputs,
        int hidden,
        double sampleMicroseconds,
        int runsPerSample,
        int testSamples,
        double softwareAccuracy,
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
        List<Double> accuracyOverTime,
        List<AnsweredSample> samples,
        List<ShownSample> shown) {

    public SpikingEvaluationResult {
        classes = List.copyOf(classes);
        chips = List.copyOf(chips);
        accuracyOverTime = List.copyOf(accuracyOverTime);
        samples = List.copyOf(samples);
        shown = List.copyOf(shown);
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
