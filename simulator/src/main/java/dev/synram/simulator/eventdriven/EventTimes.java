package dev.synram.simulator.eventdriven;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.MacSettings;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.NeuronRow;
import dev.synram.simulator.circuit.SynapticInputs;

/** What the spans of time of a multiplication do to the membranes of a hemisphere, noise included. */
final class EventTimes {

    private static final double NANOS_PER_MICRO = 1e3;

    private final MembraneTable untilFirst;
    private final MembraneTable betweenEvents;
    private final MembraneTable untilReading;
    private final double[] baseline = new double[COLUMNS];
    private final double[] baselineDeviation = new double[COLUMNS];

    EventTimes(HemisphereCircuits circuits, MacSettings settings) {
        double eventVariance = circuits.noise().eventVariance();
        double resetVariance = circuits.noise().membraneVariance(0, 0, 0);
        untilFirst = passing(circuits, MacSettings.LEAD_MICROS, resetVariance, 0);
        betweenEvents = passing(circuits, settings.eventIntervalNanos() / NANOS_PER_MICRO, 0, eventVariance);
        untilReading = passing(circuits, MacSettings.SETTLING_MICROS, 0, 0);
        for (int column = 0; column < COLUMNS; column++) {
            double rate = circuits.neurons().leakRate(column);
            double variance = circuits.noise().membraneVariance(MacSettings.BASELINE_MICROS, rate, 0);
            baseline[column] = circuits.neurons().potential(column, MacSettings.BASELINE_MICROS);
            baselineDeviation[column] = circuits.noise().columnScale(column) * Math.sqrt(variance);
        }
    }

    /**
     * Time passes.
     *
     * @param before variance of the noise at the beginning, which leaks meanwhile
     * @param after variance of the noise that is added at the end
     */
    private static MembraneTable passing(HemisphereCircuits circuits, double micros, double before, double after) {
        NeuronRow neurons = circuits.neurons();
        boolean instant = circuits.settling() == 0;
        MembraneTable table = new MembraneTable();
        for (int column = 0; column < COLUMNS; column++) {
            double rate = neurons.leakRate(column);
            double kept = StrictMath.exp(-micros * rate);
            double progress = rate == 0 ? micros : (1 - kept) / rate;
            double saturation = neurons.saturation(column);
            double leaked = Math.sqrt(kept);
            table.upLeft[column] = instant ? 0 : left(micros, neurons.excitatory(), column);
            table.downLeft[column] = instant ? 0 : left(micros, neurons.inhibitory(), column);
            table.upGain[column] = (float) (leaked * neurons.excitatory().strength(column));
            table.downGain[column] = (float) (-leaked * neurons.inhibitory().strength(column));
            table.saturation[column] = (float) saturation;
            table.shortening[column] = circuits.drivers().shortening(column);
            table.inverseSaturation[column] = saturation == 0 ? 0 : (float) (1 / saturation);
            table.kept[column] = (float) kept;
            table.drift[column] = (float) (neurons.driftAfterReset(column) * progress);
            double all = before * kept * kept + circuits.noise().walkVariance(micros, rate) + after;
            table.deviation[column] = (float) (circuits.noise().columnScale(column) * Math.sqrt(all));
        }
        return table;
    }

    private static float left(double micros, SynapticInputs inputs, int column) {
        return (float) StrictMath.exp(-micros / inputs.micros(column));
    }

    /** From the reset to the time from which events count. */
    MembraneTable untilFirst() {
        return untilFirst;
    }

    /** From one event to the next. */
    MembraneTable betweenEvents() {
        return betweenEvents;
    }

    /** From the last event to the reading. */
    MembraneTable untilReading() {
        return untilReading;
    }

    /** Potential of a membrane when the baseline is read, and its deviation. */
    double baseline(int column) {
        return baseline[column];
    }

    double baselineDeviation(int column) {
        return baselineDeviation[column];
    }
}
