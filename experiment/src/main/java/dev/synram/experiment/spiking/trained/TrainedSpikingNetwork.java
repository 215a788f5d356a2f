package dev.synram.experiment.spiking.trained;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spiking network after training, with all that is needed to run it.
 *
 * @param model with its weights after training in the loop
 * @param hostModel the same with the weights that training on the host ended with
 * @param scaling of the values of samples to 0..1
 * @param encoding of these values as input spikes
 * @param decoder reads the answer
 * @param grid points at which potentials are read
 * @param data name of the data that it was trained with
 * @param classes names of the classes, one an output
 * @param chip id of the chip that it was trained on
 * @param softwareAccuracy of the weights of the host, simulated exactly there with test samples, 0..1
 * @param training how it was trained: values by the names of settings
 */
public record TrainedSpikingNetwork(
        SpikingModel model,
        SpikingModel hostModel,
        ValueScaling scaling,
        SpikeEncoding encoding,
        Decoder decoder,
        TimeGrid grid,
        String data,
        List<String> classes,
        String chip,
        double softwareAccuracy,
        SortedMap<String, String> training) {

    /** The value of {@code training} that tells which samples it was trained with, after scaling. */
    public static final String SAMPLES = CheckpointSettings.DIGEST + "samples";

    private static final int DIGEST_CHARACTERS = 12;

    public TrainedSpikingNetwork {
        classes = List.copyOf(classes);
        training = Collections.unmodifiableSortedMap(new TreeMap<>(training));
        if (!model.topology().equals(hostModel.topology())) {
            throw new IllegalArgumentException("the weights of the host belong to another network");
        }
        int inputs = encoding.inputs(scaling.values());
        if (inputs != model.topology().inputs()) {
            throw new IllegalArgumentException("%s values of a sample are encoded by %s inputs, but the network has %s"
                    .formatted(scaling.values(), inputs, model.topology().inputs()));
        }
        if (classes.size() != model.topology().output().size()) {
            throw new IllegalArgumentException("the network has %s outputs, but there are names of %s classes"
                    .formatted(model.topology().output().size(), classes.size()));
        }
        boolean outputsSpike = model.topology().output().spikes();
        if (outputsSpike == (decoder == Decoder.MAX_OVER_TIME)) {
            throw new IllegalArgumentException("the answer is read by %s, but the outputs %s"
                    .formatted(decoder, outputsSpike ? "spike" : "do not spike"));
        }
    }

    /** The value of {@link #SAMPLES} for samples to train with, after scaling. */
    public static String digest(LabelledData train) {
        return train.sha256().substring(0, DIGEST_CHARACTERS);
    }

    /**
     * The samples of data that this network was not trained with: those for tests if it was trained with the others, otherwise all.
     *
     * @throws dev.synram.data.DataException if samples have another number of values
     */
    public LabelledData unseen(DataSplit split) {
        boolean known = digest(scaling.applyTo(split.train())).equals(training.get(SAMPLES));
        return known ? split.test() : split.untrained();
    }

    /**
     * Refuses neurons that were calibrated for others than this network has.
     *
     * @throws SettingException naming both
     */
    public void requireNeuronsOf(SpikingTargets targets) {
        NeuronDynamics dynamics = model.topology().dynamics();
        if (targets.membraneMicros() != dynamics.membraneMicros()
                || targets.excitatoryMicros() != dynamics.synapticMicros()
                || targets.refractoryMicros() != dynamics.refractoryMicros()) {
            throw new SettingException(
                    "calibration",
                    "is of neurons with %s, %s and %s µs (membrane, inputs, refractory time); the network was trained with %s, %s and %s"
                            .formatted(
                                    targets.membraneMicros(),
                                    targets.excitatoryMicros(),
                                    targets.refractoryMicros(),
                                    dynamics.membraneMicros(),
                                    dynamics.synapticMicros(),
                                    dynamics.refractoryMicros()));
        }
    }

    /** The targets of a calibration for this network. */
    public SpikingTargets targets() {
        NeuronDynamics dynamics = model.topology().dynamics();
        return SpikingTargets.ofTimes(
                dynamics.membraneMicros(), dynamics.synapticMicros(), dynamics.refractoryMicros());
    }

    /** Number of neurons that are not read. */
    public int hidden() {
        return model.topology().firstOutput();
    }
}
