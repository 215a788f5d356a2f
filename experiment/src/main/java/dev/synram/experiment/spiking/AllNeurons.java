package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All calibrated neurons of a chip, measured at the same time. Events of one label reach a synapse of each.
 *
 * @param calibration of the chip
 */
record AllNeurons(SpikingCalibration calibration) {

    /** The label of events from the host. */
    static final EventLabel EVENT = EventLabel.of(0, 0, 0);

    /** The calibrated circuits. */
    List<Neuron> circuits() {
        List<Neuron> circuits = new ArrayList<>();
        for (int hemisphere = 0; hemisphere < calibration.geometry().hemispheres(); hemisphere++) {
            for (int column = 0; column < ChipGeometry.COLUMNS; column++) {
                Neuron circuit = new Neuron(hemisphere, column);
                if (calibration.calibrated(circuit)) {
                    circuits.add(circuit);
                }
            }
        }
        return circuits;
    }

    /** A configuration in which no spike leaves a neuron and no synapse has a weight. */
    SpikingConfiguration.Builder configuration(UnaryOperator<NeuronSettings> change) {
        SpikingConfiguration.Builder builder = calibration.configuration();
        for (Neuron circuit : circuits()) {
            builder.neuron(circuit, change.apply(calibration.neuron(circuit)).withSent(false));
        }
        return builder;
    }

    /**
     * The same, where every neuron has one synapse for {@link #EVENT}.
     *
     * @param weight -63..63
     */
    SpikingConfiguration withSynapse(UnaryOperator<NeuronSettings> change, int weight) {
        SpikingConfiguration.Builder builder = configuration(change);
        int row = weight > 0 ? 0 : 1;
        for (int hemisphere = 0; hemisphere < calibration.geometry().hemispheres(); hemisphere++) {
            builder.driver(hemisphere, 0, DriverSettings.ALL_EVENTS);
            builder.node(CrossbarNode.open(Crossbar.linkInput(0), Crossbar.busOutput(hemisphere, 0)));
        }
        for (Neuron circuit : circuits()) {
            builder.synapse(circuit.hemisphere(), row, circuit.column(), Math.abs(weight), EVENT.address());
        }
        return builder.build();
    }

    /** The values of the calibrated neurons, of those of all columns. */
    double[] of(double[] columns) {
        return circuits().stream()
                .mapToDouble(circuit -> columns[SpikingRecord.index(circuit)])
                .toArray();
    }

    /** The values of the calibrated neurons, of those of all columns. */
    double[] of(int[] columns) {
        return of(Arrays.stream(columns).asDoubleStream().toArray());
    }
}
