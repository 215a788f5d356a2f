package dev.synram.compiler.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * The synapses that an event reaches through a configuration, found by asking every node, driver and synapse in turn.
 *
 * @param circuit whose synapse it is
 * @param weight with the sign of its row
 */
record Reached(Neuron circuit, int weight) {

    static List<Reached> by(SpikingConfiguration configuration, int input, EventLabel label) {
        List<Reached> reached = new ArrayList<>();
        for (CrossbarNode node : configuration.nodes()) {
            if (node.input() == input && node.passes(label) && node.output() < Crossbar.BUS_OUTPUTS) {
                addOfBus(configuration, node.output() / Crossbar.BUSES, node.output() % Crossbar.BUSES, label, reached);
            }
        }
        return reached;
    }

    private static void addOfBus(
            SpikingConfiguration configuration, int hemisphere, int bus, EventLabel label, List<Reached> reached) {
        for (int driver = bus; driver < SpikingConfiguration.DRIVERS; driver += Crossbar.BUSES) {
            DriverSettings settings = configuration.driver(hemisphere, driver);
            if (settings.takes(driver / Crossbar.BUSES, label.rowSelect())) {
                addOfRow(configuration, hemisphere, 2 * driver, settings.even(), label, reached);
                addOfRow(configuration, hemisphere, 2 * driver + 1, settings.odd(), label, reached);
            }
        }
    }

    private static void addOfRow(
            SpikingConfiguration configuration,
            int hemisphere,
            int row,
            DriverSettings.RowUse use,
            EventLabel label,
            List<Reached> reached) {
        for (int column = 0; column < COLUMNS; column++) {
            int weight = configuration.weight(hemisphere, row, column);
            if (weight > 0 && configuration.address(hemisphere, row, column) == label.address()) {
                if (use.excites()) {
                    reached.add(new Reached(new Neuron(hemisphere, column), weight));
                }
                if (use.inhibits()) {
                    reached.add(new Reached(new Neuron(hemisphere, column), -weight));
                }
            }
        }
    }
}
