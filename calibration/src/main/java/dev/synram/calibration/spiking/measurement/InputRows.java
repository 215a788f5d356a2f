package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;

/**
 * Events that the host sends to one synapse driver of every hemisphere: even rows excite and take the address {@value #EXCITING},
 * odd rows inhibit and take the address {@value #INHIBITING}, so that one configuration serves both synaptic inputs.
 */
public final class InputRows {

    /** Events have reached the synapses so long after the host sent them: an allowance for the way through link and chip. */
    static final double LATENCY_MICROS = 1.2;

    private static final int EXCITING = 0;
    private static final int INHIBITING = 1;

    /** Bits of a label that no driver and no synapse compares name the bus. */
    private static final int BUS_BIT = 11;

    private static final int BUS_MASK = (Crossbar.BUSES - 1) << BUS_BIT;
    private static final int ROW_SELECT_BIT = 6;

    private InputRows() {}

    /** Lets events of the host through to all drivers, with one weight in all synapses of the first drivers. */
    public static void open(SpikingConfiguration.Builder builder, ChipGeometry geometry, int drivers, int weight) {
        builder.allDrivers(DriverSettings.DEFAULT);
        int input = Crossbar.linkInput(0);
        for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
            for (int bus = 0; bus < Crossbar.BUSES; bus++) {
                builder.node(new CrossbarNode(input, Crossbar.busOutput(hemisphere, bus), bus << BUS_BIT, BUS_MASK));
            }
            for (int driver = 0; driver < drivers; driver++) {
                for (int column = 0; column < COLUMNS; column++) {
                    builder.synapse(hemisphere, 2 * driver, column, weight, EXCITING);
                    builder.synapse(hemisphere, 2 * driver + 1, column, weight, INHIBITING);
                }
            }
        }
    }

    /** The label of an event that reaches one input of all neurons through one driver of every hemisphere. */
    public static EventLabel label(InputSide side, int driver) {
        int address = side == InputSide.EXCITATORY ? EXCITING : INHIBITING;
        return new EventLabel(
                ((driver % Crossbar.BUSES) << BUS_BIT) | ((driver / Crossbar.BUSES) << ROW_SELECT_BIT) | address);
    }
}
