package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Spikes of all neurons of a chip with two hemispheres or one, which reach the host with addresses that tell who spiked. */
public final class SpikeTimes {

    private static final int OUTPUT_BIT = 8;
    private static final int ADDRESSES = NeuronSettings.LARGEST_ADDRESS + 1;

    private SpikeTimes() {}

    /** A configuration of neurons that spike and whose spikes reach the host. */
    public static SpikingConfiguration.Builder sendingAll(NeuronBank bank, UnaryOperator<NeuronSettings> change) {
        SpikingConfiguration.Builder builder = bank.configuration(UnaryOperator.identity());
        for (int i = 0; i < bank.size(); i++) {
            Neuron neuron = NeuronBank.neuron(i);
            builder.neuron(
                    neuron,
                    change.apply(bank.get(i)).withSpikes(true).withSent(true).withAddress(address(neuron)));
        }
        for (int output = 0; output < Crossbar.NEURON_OUTPUTS; output++) {
            builder.node(
                    CrossbarNode.open(Crossbar.neuronInput(output), Crossbar.linkOutput(output % EventLabel.LINKS)));
        }
        return builder;
    }

    private static int address(Neuron neuron) {
        return neuron.hemisphere() * Crossbar.COLUMNS_PER_OUTPUT + neuron.column() % Crossbar.COLUMNS_PER_OUTPUT;
    }

    /** The times in µs of the spikes that reached the host, neuron by neuron. */
    public static double[][] of(SpikingRecord each, int neurons) {
        Events spikes = each.spikes();
        int[] counts = new int[neurons];
        for (int event = 0; event < spikes.count(); event++) {
            counts[index(spikes.label(event))]++;
        }
        double[][] times = new double[neurons][];
        Arrays.setAll(times, i -> new double[counts[i]]);
        Arrays.fill(counts, 0);
        for (int event = 0; event < spikes.count(); event++) {
            int neuron = index(spikes.label(event));
            times[neuron][counts[neuron]++] = spikes.micros(event);
        }
        return times;
    }

    private static int index(EventLabel label) {
        int address = label.value() % ADDRESSES;
        int output = label.value() >> OUTPUT_BIT & (Crossbar.NEURON_OUTPUTS - 1);
        return address / Crossbar.COLUMNS_PER_OUTPUT * COLUMNS
                + output * Crossbar.COLUMNS_PER_OUTPUT
                + address % Crossbar.COLUMNS_PER_OUTPUT;
    }
}
