package dev.synram.experiment.sweep.work;

import java.io.Serializable;

/** A network with its test samples. */
public sealed interface NetworkWorkload extends Serializable {

    /** The name of the network in a sweep. */
    String name();

    /**
     * A network of multiplications.
     *
     * @param name of the network
     * @param file the content of a {@code .synram} file
     * @param activations of all test samples, one after the other
     * @param labels of the samples
     */
    @SuppressWarnings("ArrayRecordComponent") // large; never compared as records
    record OfActivations(String name, byte[] file, byte[] activations, byte[] labels) implements NetworkWorkload {}

    /**
     * A network of spiking neurons.
     *
     * @param name of the network
     * @param file the content of a file of a trained spiking network
     * @param values of all test samples, scaled as the network was trained with them, one after the other
     * @param labels of the samples, numbered as the network's classes
     */
    @SuppressWarnings("ArrayRecordComponent") // large; never compared as records
    record OfSpikes(String name, byte[] file, float[] values, byte[] labels) implements NetworkWorkload {}
}
