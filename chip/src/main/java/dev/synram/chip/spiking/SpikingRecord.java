package dev.synram.chip.spiking;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import java.util.Optional;

/**
 * What one run gave.
 *
 * @param spikes events that reached the host: those of neurons, links and background sources that the crossbar passes to a link,
 *     with the time at which they left the chip's crossbar, the same for all links
 * @param cadc readings of all columns, {@link SpikingRun#cadcSamples} of each, if asked for
 * @param madc {@link SpikingRun#madcSamples} readings of the recorded neuron by the fast ADC, 0..1023, the first at the beginning
 * @param counters what the chip counted
 * @param correlation readings of the correlation sensors, if asked for
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; records are never compared
public record SpikingRecord(
        Events spikes,
        Optional<CadcTrace> cadc,
        int[] madc,
        EventCounters counters,
        Optional<Correlation> correlation) {

    /** Time between two readings of all columns by the CADC, as its processors read it as fast as they can. */
    public static final double CADC_INTERVAL_MICROS = 1.7;

    /**
     * Readings of all columns over time.
     *
     * @param readings one array a time of all columns, hemisphere by hemisphere, 0..255; the first at the beginning of the run;
     *     {@link #NOT_KEPT} for neurons whose readings were not asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // the caller's own; records are never compared
    public record CadcTrace(int[][] readings) {

        /** In place of a reading that was not asked for. */
        public static final int NOT_KEPT = -1;

        /** The time of a reading in µs. */
        public static double micros(int sample) {
            return sample * CADC_INTERVAL_MICROS;
        }

        /** Number of readings of a column. */
        public int samples() {
            return readings.length;
        }

        /** A reading of a neuron. */
        public int reading(int sample, Neuron neuron) {
            return readings[sample][index(neuron)];
        }
    }

    /**
     * Readings of the correlation sensors of one row, 0..255: lower than without any correlation by what was measured.
     *
     * @param causal of all columns, hemisphere by hemisphere: a spike of the neuron after an event of the synapse
     * @param acausal the same for events after spikes
     */
    @SuppressWarnings("ArrayRecordComponent") // the caller's own; records are never compared
    public record Correlation(int[] causal, int[] acausal) {}

    /** Where a neuron stands in arrays of all columns, hemisphere by hemisphere. */
    public static int index(Neuron neuron) {
        return neuron.hemisphere() * ChipGeometry.COLUMNS + neuron.column();
    }
}
