package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.spiking.learning.AnsweredSample;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the result of a training together. */
record SpikingReportCard(
        DataSplit data, SpikingTrainingSettings settings, SpikingTopology topology, SpikingCalibration calibration) {

    /** Power of the chip in the spiking mode, from 2.4 µJ an image at 85,000 images a second (Cramer et al. 2022). */
    private static final double WATTS = 0.2;

    /** Time constants of synaptic inputs after which a sample has left no trace in the next. */
    private static final double PAUSE = 5;

    SpikingTrainingResult result(
            SpikingAccuracies accuracies,
            List<NetworkResponse> responses,
            List<SpikingEpoch> history,
            ChipExecution execution,
            long begin) {
        List<AnsweredSample> samples = new ArrayList<>();
        long spikes = 0;
        for (int sample = 0; sample < responses.size(); sample++) {
            samples.add(answered(responses.get(sample), sample));
            spikes += responses.get(sample).spikes().count();
        }
        double accuracy =
                (double) samples.stream().filter(AnsweredSample::correct).count() / samples.size();
        double micros = settings.sampleMicros()
                + PAUSE
                        * Math.max(
                                topology.dynamics().synapticMicros(),
                                topology.dynamics().membraneMicros());
        return new SpikingTrainingResult(
                Version.CURRENT,
                data.name(),
                data.classNames(),
                settings.rule().label(),
                calibration.chip(),
                new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                settings.seed(),
                topology.inputs(),
                settings.hidden(),
                settings.sampleMicros(),
                samples.size(),
                accuracies.software(),
                accuracies.uncalibrated(),
                accuracies.transferred(),
                accuracy,
                AccuracyInterval.of(accuracy, samples.size()),
                (double) spikes / samples.size(),
                execution.droppedEvents(),
                execution.stepsPerUnit(),
                micros,
                micros * WATTS,
                (System.nanoTime() - begin) / 1e9,
                history,
                samples,
                shown(responses, samples));
    }

    private Learner learner() {
        return Learner.of(settings.rule(), settings.sampleMicros());
    }

    private AnsweredSample answered(NetworkResponse response, int sample) {
        LabelledData test = data.test();
        List<Float> values = new ArrayList<>();
        for (float value : test.sample(sample)) {
            values.add(value);
        }
        Learner learner = learner();
        return new AnsweredSample(
                values,
                test.labels()[sample],
                learner.decoder().read(topology, response, learner.grid()).answer(),
                learner.decoder().decisionMicros(topology, response, learner.grid()));
    }

    private List<ShownSample> shown(List<NetworkResponse> responses, List<AnsweredSample> samples) {
        List<ShownSample> shown = new ArrayList<>();
        Set<Integer> labels = new HashSet<>();
        for (int sample = 0; sample < samples.size(); sample++) {
            if (labels.add(samples.get(sample).label())) {
                shown.add(shown(responses.get(sample), samples.get(sample)));
            }
        }
        return shown;
    }

    private ShownSample shown(NetworkResponse response, AnsweredSample sample) {
        List<Integer> neurons = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int spike = 0; spike < response.spikes().count(); spike++) {
            neurons.add(response.spikes().sources()[spike]);
            micros.add((double) response.spikes().micros()[spike]);
        }
        List<List<Float>> outputs = new ArrayList<>();
        for (int output = 0; output < topology.output().size(); output++) {
            List<Float> trace = new ArrayList<>();
            for (int point = 0; point < learner().grid().points(); point++) {
                trace.add(response.traces()[point * topology.neurons() + topology.firstOutput() + output]);
            }
            outputs.add(trace);
        }
        return new ShownSample(
                sample.label(),
                sample.answer(),
                neurons,
                micros,
                learner().grid().stepMicros(),
                outputs);
    }
}
