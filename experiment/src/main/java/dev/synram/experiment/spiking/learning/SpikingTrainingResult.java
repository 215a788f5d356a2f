package dev.synram.experiment.spiking.learning;

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
 * @param chip name of the chip
 * @param calibration how it was calibrated, and how long ago
 * @param seed of initial weights, order of samples and noise
 * @param inputs number of inputs
 * @param hidden number of hidden neurons
 * @param sampleMicroseconds duration of a sample in µs of the chip
 * @param testSamples number of test samples
 * @param softwareAccuracy of the network as trained on the host, simulated exactly there
 * @param accuracyUncalibrated of the same network on the chip with equal cells in all neurons
 * @param accuracyTransferred of the same network on the calibrated chip
 * @param accuracy on the calibrated chip after training in the loop
 * @param interval 95 % interval of this accuracy over samples
 * @param spikesPerSample spikes of all neurons a test sample after training
 * @param droppedEvents events that the chip lost in the test after training
 * @param weightStepsPerUnit steps of a synapse's weight for a weight of 1, as measured on the chip
 * @param modelledMicrosecondsPerSample modelled time of a sample on the chip: its duration and the pause after it
 * @param modelledMicrojoulesPerSample modelled energy of a sample
 * @param wallSeconds wall time of training and tests on the host, without calibration
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
        int testSamples,
        double softwareAccuracy,
        double accuracyUncalibrated,
        double accuracyTransferred,
        double accuracy,
        AccuracyInterval interval,
        double spikesPerSample,
        long droppedEvents,
        double weightStepsPerUnit,
        double modelledMicrosecondsPerSample,
        double modelledMicrojoulesPerSample,
        double wallSeconds,
        List<SpikingEpoch> history,
        List<AnsweredSample> samples,
        List<ShownSample> shown) {

    public SpikingTrainingResult {
        classes = List.copyOf(classes);
        history = List.copyOf(history);
        samples = List.copyOf(samples);
        shown = List.copyOf(shown);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
