package dev.synram.simulator.folded;

import dev.synram.chip.MacSettings;
import dev.synram.kernel.data.EventTable;
import dev.synram.simulator.circuit.EventTiming;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.LineLoss;

/** Tabulates for the folded model what depends on the number of events, for one way of sending them. */
final class FoldedSettings {

    private static final float SQRT_3 = (float) Math.sqrt(3);

    private FoldedSettings() {}

    static EventTable table(HemisphereCircuits circuits, FoldedColumns columns, MacSettings settings, int most) {
        EventTable table = new EventTable(most);
        EventTiming timing =
                new EventTiming(settings, columns.typicalLeakRate(), columns.typicalInputMicros(), circuits.settling());
        timing.tabulate(table);
        LineLoss loss = new LineLoss(timing, columns.typicalInputMicros(), most);
        for (int events = 0; events <= most; events++) {
            table.quadratic[events] = loss.quadratic(events);
            table.linear[events] = SQRT_3 * loss.linear(events);
            table.variance[events] =
                    NoiseDeviation.onMembrane(circuits.noise(), timing, columns.typicalLeakRate(), events);
        }
        return table;
    }
}
