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
import java.util.Objects;

/**
 * What events on a bus bring to the neurons of its hemisphere, worked out when a label is first seen. Every driver that takes the
 * event sends a pulse over its rows, and every synapse of these rows with the event's address sends charge to its column. Used by
 * several threads.
 */
final class Charges {

    private static final int LABELS = EventLabel.ADDRESSES * EventLabel.ROW_SELECTS;
    private static final RowCharge[] NONE = {};
    private static final Sum NOTHING = new Sum();

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
        if (found == null) {
            compute(bus, new EventLabel(label).rowSelect());
            found = known[at];
        }
        return Objects.requireNonNull(found);
    }

    /** All events with one row select: each synapse is looked at once, and not once for every address that it might have had. */
    private void compute(int bus, int rowSelect) {
        synchronized (lock) {
            int hemisphere = bus / Crossbar.BUSES;
            List<List<RowCharge>> all = new ArrayList<>();
            for (int address = 0; address < EventLabel.ADDRESSES; address++) {
                all.add(new ArrayList<>());
            }
            Sum[] constant = new Sum[EventLabel.ADDRESSES];
            for (int driver : routing.drivers(bus, rowSelect)) {
                DriverSettings settings = configuration.driver(hemisphere, driver);
                boolean plastic = settings.plasticity().enabled();
                Sum[] sums = plastic ? new Sum[EventLabel.ADDRESSES] : constant;
                addRow(sums, hemisphere, 2 * driver, settings.even());
                addRow(sums, hemisphere, 2 * driver + 1, settings.odd());
                if (plastic) {
                    collect(sums, hemisphere, hemisphere * SpikingConfiguration.DRIVERS + driver, all);
                }
            }
            collect(constant, hemisphere, RowCharge.NO_DRIVER, all);
            for (int address = 0; address < EventLabel.ADDRESSES; address++) {
                int label = EventLabel.of(0, rowSelect, address).value();
                known[bus * LABELS + label % LABELS] = all.get(address).toArray(NONE);
            }
        }
    }

    private static void collect(Sum[] sums, int hemisphere, int driver, List<List<RowCharge>> all) {
        for (int address = 0; address < sums.length; address++) {
            Sum sum = sums[address] == null ? NOTHING : sums[address];
            sum.charge(hemisphere, driver, all.get(address));
        }
    }

    private void addRow(Sum[] sums, int hemisphere, int row, RowUse use) {
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
            float left = Math.max(0, pulse - hemisphereCircuits.drivers().shortening(column));
            float charge = left * currents[column];
            if (charge != 0) {
                int address = configuration.address(hemisphere, row, column);
                Sum sum = sums[address];
                if (sum == null) {
                    sum = new Sum();
                    sums[address] = sum;
                }
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
