package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.simulator.circuit.CorrelationSensors;
import dev.synram.simulator.circuit.HemisphereCircuits;
import java.util.ArrayList;
import java.util.List;

/** The correlation sensors of one row of every hemisphere during one run. */
final class CorrelationRecorder {

    private static final long CAUSAL_NOISE = 13;
    private static final long ACAUSAL_NOISE = 14;

    private final Network network;
    private final int row;
    private final int end;
    private final List<CorrelationSensors.Row> rows = new ArrayList<>();

    /**
     * Begins to record.
     *
     * @param row 0..255
     * @param end duration of the run in cycles
     */
    CorrelationRecorder(Network network, int row, int end) {
        this.network = network;
        this.row = row;
        this.end = end;
        SpikingConfiguration configuration = network.configuration();
        for (int i = 0; i < network.hemispheres(); i++) {
            int hemisphere = i;
            rows.add(network.circuitsOf(hemisphere)
                    .correlation()
                    .begin(
                            row,
                            column -> configuration.address(hemisphere, row, column),
                            column -> configuration.correlationTrim(hemisphere, row, column)));
        }
    }

    /**
     * Takes an event on a bus, which the row's driver may take.
     *
     * @param cycle at the synapses, since the beginning of the run
     */
    void event(int cycle, int busOutput, EventLabel label) {
        int hemisphere = busOutput / Crossbar.BUSES;
        int driver = row / 2;
        if (hemisphere >= rows.size() || driver % Crossbar.BUSES != busOutput % Crossbar.BUSES || cycle >= end) {
            return;
        }
        DriverSettings settings = network.configuration().driver(hemisphere, driver);
        RowUse use = row % 2 == 0 ? settings.even() : settings.odd();
        if (use != RowUse.DISABLED && settings.takes(driver / Crossbar.BUSES, label.rowSelect())) {
            rows.get(hemisphere).event(cycle, label.address());
        }
    }

    /** Takes a spike of a neuron. */
    void spike(int lane, int cycle) {
        rows.get(lane / COLUMNS).spike(lane % COLUMNS, cycle);
    }

    /**
     * What the ADC reads at the end.
     *
     * @param key of the run's noise
     */
    SpikingRecord.Correlation read(long key) {
        int[] causal = new int[rows.size() * COLUMNS];
        int[] acausal = new int[rows.size() * COLUMNS];
        for (int hemisphere = 0; hemisphere < rows.size(); hemisphere++) {
            CorrelationSensors.Row sensors = rows.get(hemisphere);
            read(hemisphere, sensors.causal(), CounterRandom.combine(key, CAUSAL_NOISE), causal);
            read(hemisphere, sensors.acausal(), CounterRandom.combine(key, ACAUSAL_NOISE), acausal);
        }
        return new SpikingRecord.Correlation(causal, acausal);
    }

    private void read(int hemisphere, double[] voltages, long key, int[] readings) {
        long ofHemisphere = CounterRandom.combine(key, hemisphere);
        HemisphereCircuits circuits = network.circuitsOf(hemisphere);
        float[] common = circuits.noise().common(ofHemisphere);
        for (int column = 0; column < COLUMNS; column++) {
            readings[hemisphere * COLUMNS + column] = circuits.reading(column, voltages[column], ofHemisphere, common);
        }
    }
}
