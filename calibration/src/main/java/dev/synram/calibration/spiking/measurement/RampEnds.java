package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.spiking.SpikingRecord;

/** Fits a line to the readings of a membrane shortly before spikes, over the time that is left until the spike. */
final class RampEnds {

    /** Part of the time between two spikes in which readings are fitted: its end, where the ramp is nearly straight. */
    private static final double FITTED = 0.4;

    /** An interval longer than the shortest by more holds a spike that got lost on its way to the host. */
    private static final double LONGEST = 1.5;

    /** Readings so shortly before a spike reached the host may be of the reset that follows it. */
    private static final double EXCLUDED_MICROS = 0.8;

    private static final int FEWEST = 8;

    private double shortest = Double.POSITIVE_INFINITY;
    private int count;
    private double times;
    private double squares;
    private double readings;
    private double products;

    /** Looks for the shortest time between two spikes in a run. */
    void look(double[] spikes) {
        for (int spike = 1; spike < spikes.length; spike++) {
            shortest = Math.min(shortest, spikes[spike] - spikes[spike - 1]);
        }
    }

    /** Adds the readings of a column, when all runs have been looked at. */
    void add(int[][] trace, int column, double[] spikes) {
        for (int spike = 1; spike < spikes.length; spike++) {
            if (spikes[spike] - spikes[spike - 1] > LONGEST * shortest) {
                continue;
            }
            double from = spikes[spike] - FITTED * shortest;
            int first = (int) Math.ceil(from / SpikingRecord.CADC_INTERVAL_MICROS);
            int end = (int) Math.ceil((spikes[spike] - EXCLUDED_MICROS) / SpikingRecord.CADC_INTERVAL_MICROS);
            for (int sample = first; sample < Math.min(end, trace.length); sample++) {
                add(SpikingRecord.CadcTrace.micros(sample) - spikes[spike], trace[sample][column]);
            }
        }
    }

    private void add(double time, double reading) {
        count++;
        times += time;
        squares += time * time;
        readings += reading;
        products += time * reading;
    }

    /** The reading at a spike, or another value if there were too few spikes. */
    double at(double otherwise) {
        double variance = squares - times * times / count;
        if (count < FEWEST || !(variance > 0)) {
            return otherwise;
        }
        double slope = (products - times * readings / count) / variance;
        return (readings - slope * times) / count;
    }
}
