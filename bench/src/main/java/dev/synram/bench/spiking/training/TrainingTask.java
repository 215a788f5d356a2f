package dev.synram.bench.spiking.training;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.spiking.encoding.SampleTrains;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import java.util.List;

/**
 * What a peer needs to train the same network on the same samples: every input spikes once in a sample. Times are µs of the chip.
 *
 * @param membraneMicros time constant of the membranes
 * @param synapticMicros time constant of the synaptic currents
 * @param refractoryMicros time for which a neuron is silent after a spike
 * @param delayMicros from a spike of a hidden neuron until it acts on the outputs
 * @param sampleMicros duration of a sample
 * @param batch samples an update
 * @param rate learning rate of Adam
 * @param limit largest absolute weight
 * @param scoreScale factor of the outputs' largest potentials before the softmax
 * @param steepness of the surrogate of a spike's derivative
 * @param hiddenWeights one array an input, one weight a hidden neuron
 * @param outputWeights one array a hidden neuron, one weight an output
 * @param times of each training sample the time of every input
 * @param labels of the training samples
 * @param testTimes the times of samples whose spikes are compared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TrainingTask(
        double membraneMicros,
        double synapticMicros,
        double refractoryMicros,
        double delayMicros,
        double sampleMicros,
        int batch,
        double rate,
        double limit,
        double scoreScale,
        double steepness,
        float[][] hiddenWeights,
        float[][] outputWeights,
        float[][] times,
        int[] labels,
        float[][] testTimes) {

    /** As Synram trains with surrogate gradients. */
    static final double SCORE_SCALE = 10;

    private static final double STEEPNESS = 10;

    /** About what a weight can be on a calibrated chip. It hardly matters for speed. */
    private static final double LIMIT = 3;

    /**
     * The task of a network with one hidden population and a read-out.
     *
     * @param tested number of test samples whose spikes are compared
     */
    static TrainingTask of(SpikingModel model, DataSplit data, SpikingTrainingSettings settings, int tested) {
        NeuronDynamics dynamics = model.topology().dynamics();
        int hidden = model.topology().firstOutput();
        int classes = model.topology().output().size();
        return new TrainingTask(
                dynamics.membraneMicros(),
                dynamics.synapticMicros(),
                dynamics.refractoryMicros(),
                dynamics.delayMicros(),
                settings.sampleMicros(),
                settings.batch(),
                settings.hostRate(),
                LIMIT,
                SCORE_SCALE,
                STEEPNESS,
                rows(model.weights().getFirst(), hidden),
                rows(model.weights().getLast(), classes),
                times(data.train(), settings.encoding()),
                labels(data.train().labels()),
                times(data.test().range(0, tested), settings.encoding()));
    }

    private static float[][] rows(float[] weights, int targets) {
        float[][] rows = new float[weights.length / targets][targets];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(weights, row * targets, rows[row], 0, targets);
        }
        return rows;
    }

    private static float[][] times(LabelledData data, SpikeEncoding encoding) {
        List<SpikeTrain> trains = SampleTrains.of(data, encoding);
        int inputs = encoding.inputs(data.sampleSize());
        float[][] times = new float[trains.size()][inputs];
        for (int sample = 0; sample < times.length; sample++) {
            SpikeTrain train = trains.get(sample);
            if (train.count() != inputs) {
                throw new IllegalArgumentException("sample %s has %s spikes; it must have one of each of %s inputs"
                        .formatted(sample, train.count(), inputs));
            }
            for (int spike = 0; spike < inputs; spike++) {
                times[sample][train.sources()[spike]] = train.micros()[spike];
            }
        }
        return times;
    }

    private static int[] labels(byte[] classes) {
        int[] labels = new int[classes.length];
        for (int sample = 0; sample < labels.length; sample++) {
            labels[sample] = classes[sample];
        }
        return labels;
    }

    /** The task as JSON. */
    String json() {
        return Json.write(this);
    }
}
