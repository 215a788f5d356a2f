package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.spiking.event.RoutingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What events on a bus bring to the neurons of its hemisphere, worked out when a label is first seen. Every driver that takes the
 * event sends a pulse over its rows, and every synapse of these rows with the event's address sends charge to its column. Used by
 * several threads.
 */
final class Charges {

    private static final int LABELS = EventLabel.ADDRESSES * EventLabel.ROW_SELECTS;
    private static final RowCharge[] NONE = {};

    private final SpikingConfiguration configuration;
    private final RoutingTable routing;
    private final List<HemisphereCircuits> circuits;
    private final RowCharge[][] known = new RowCharge[Crossbar.BUS_OUTPUTS * LABELS][];
    private final Object lock = new Object();

    Charges(SpikingConfiguration configuration, RoutingTable routing, List<HemisphereCircuits> circuits) {
        this.configuration = configuration;
        this.routing = routing;
        this.circuits = circuits;
    }

    /** What an event on a bus brings, driver by driver where these have plasticity. */
    RowCharge[] of(int bus, int label) {
        int at = bus * LABELS + label % LABELS;
        RowCharge[] found = known[at];
        return found == null ? compute(bus, new EventLabel(label), at) : found;
    }

    private RowCharge[] compute(int bus, EventLabel label, int at) {
        synchronized (lock) {
            int hemisphere = bus / Crossbar.BUSES;
            List<RowCharge> all = new ArrayList<>();
            Sum constant = new Sum();
            for (int driver : routing.drivers(bus, label.rowSelect())) {
                DriverSettings settings = configuration.driver(hemisphere, driver);
                Sum sum = settings.plasticity().enabled() ? new Sum() : constant;
                add(sum, hemisphere, driver, settings, label.address());
                if (settings.plasticity().enabled()) {
                    sum.charge(hemisphere, hemisphere * SpikingConfiguration.DRIVERS + driver, all);
                }
            }
            constant.charge(hemisphere, RowCharge.NO_DRIVER, all);
            RowCharge[] charges = all.toArray(NONE);
            known[at] = charges;
            return charges;
        }
    }

    private void add(Sum sum, int hemisphere, int driver, DriverSettings settings, int address) {
        addRow(sum, hemisphere, 2 * driver, settings.even(), address);
        addRow(sum, hemisphere, 2 * driver + 1, settings.odd(), address);
    }

    private void addRow(Sum sum, int hemisphere, int row, RowUse use, int address) {
        if (use == RowUse.DISABLED) {
            return;
        }
        byte[] weights = new byte[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            weights[column] = (byte) configuration.weight(hemisphere, row, column);
        }
        float[] currents = new float[COLUMNS];
        HemisphereCircuits hemisphereCircuits = circuits.get(hemisphere);
        hemisphereCircuits.synapses().rowCurrents(row, weights, currents);
        float pulse = hemisphereCircuits.drivers().spikingPulse(row / 2);
        for (int column = 0; column < COLUMNS; column++) {
            if (configuration.address(hemisphere, row, column) == address) {
                float left = Math.max(0, pulse - hemisphereCircuits.drivers().shortening(column));
                float charge = left * currents[column];
                sum.excitatory[column] += use.excites() ? charge : 0;
                sum.inhibitory[column] += use.inhibits() ? charge : 0;
            }
        }
    }

    /** Charges of all columns of a hemisphere. */
    private static final class Sum {

        private final float[] excitatory = new float[COLUMNS];
        private final float[] inhibitory = new float[COLUMNS];

        /** A driver with plasticity is moved by an event even if no synapse takes it. */
        void charge(int hemisphere, int driver, List<RowCharge> target) {
            int first = 0;
            int end = COLUMNS;
            while (first < end && empty(first)) {
                first++;
            }
            while (end > first && empty(end - 1)) {
                end--;
            }
            if (first < end || driver != RowCharge.NO_DRIVER) {
                target.add(new RowCharge(
                        driver,
                        hemisphere * COLUMNS + Math.min(first, COLUMNS - 1),
                        part(excitatory, first, end),
                        part(inhibitory, first, end)));
            }
        }

        private boolean empty(int column) {
            return excitatory[column] == 0 && inhibitory[column] == 0;
        }

        private static float[] part(float[] charges, int first, int end) {
            float[] part = Arrays.copyOfRange(charges, first, end);
            for (float charge : part) {
                if (charge != 0) {
                    return part;
                }
            }
            return new float[0];
        }
    }
}
