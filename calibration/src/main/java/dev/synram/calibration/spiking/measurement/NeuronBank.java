package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The digital settings of a chip's neurons as far as they are calibrated. */
public final class NeuronBank {

    private final ChipGeometry geometry;
    private final NeuronSettings[] neurons;
    private final HemisphereSettings[] hemispheres;

    /** A bank whose neurons have the same settings, and whose clocks have their defaults. */
    public NeuronBank(ChipGeometry geometry, NeuronSettings neuron) {
        this.geometry = geometry;
        neurons = new NeuronSettings[geometry.hemispheres() * COLUMNS];
        hemispheres = new HemisphereSettings[geometry.hemispheres()];
        Arrays.fill(neurons, neuron);
        Arrays.fill(hemispheres, HemisphereSettings.DEFAULT);
    }

    /** Number of neurons. */
    public int size() {
        return neurons.length;
    }

    /** The neuron with an index, hemisphere by hemisphere. */
    public static Neuron neuron(int index) {
        return new Neuron(index / COLUMNS, index % COLUMNS);
    }

    /** The settings of a neuron. */
    public NeuronSettings get(int index) {
        return neurons[index];
    }

    /** Replaces the settings of a neuron. */
    public void set(int index, NeuronSettings settings) {
        neurons[index] = settings;
    }

    /** Changes the settings of all neurons. */
    public void change(UnaryOperator<NeuronSettings> change) {
        Arrays.setAll(neurons, i -> change.apply(neurons[i]));
    }

    /** Replaces the clocks of all hemispheres. */
    public void clocks(HemisphereSettings settings) {
        Arrays.fill(hemispheres, settings);
    }

    /** The clocks of all hemispheres. */
    public HemisphereSettings clocks() {
        return hemispheres[0];
    }

    /** All settings, hemisphere by hemisphere. */
    public List<NeuronSettings> neurons() {
        return List.of(neurons);
    }

    /** The clocks of every hemisphere. */
    public List<HemisphereSettings> hemispheres() {
        return List.of(hemispheres);
    }

    /** A copy, which may be changed. */
    public NeuronBank copy() {
        NeuronBank copy = new NeuronBank(geometry, NeuronSettings.DEFAULT);
        System.arraycopy(neurons, 0, copy.neurons, 0, neurons.length);
        System.arraycopy(hemispheres, 0, copy.hemispheres, 0, hemispheres.length);
        return copy;
    }

    /** A configuration of these neurons, each changed. */
    public SpikingConfiguration.Builder configuration(UnaryOperator<NeuronSettings> change) {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(geometry);
        for (int hemisphere = 0; hemisphere < hemispheres.length; hemisphere++) {
            builder.clocks(hemisphere, hemispheres[hemisphere]);
        }
        for (int i = 0; i < neurons.length; i++) {
            builder.neuron(neuron(i), change.apply(neurons[i]));
        }
        return builder;
    }

    /** What all neurons of a chip are, in a list. */
    public List<Neuron> all() {
        List<Neuron> all = new ArrayList<>();
        for (int i = 0; i < neurons.length; i++) {
            all.add(neuron(i));
        }
        return all;
    }
}
