package dev.synram.compiler.cost;

import java.util.Map;

/**
 * Durations of the steps of a multiplication when the chip's processors and its FPGA work without a host, and of crossings of
 * the link to a host, in microseconds.
 */
public final class OptimizedTiming {

    /** All components at their typical durations. */
    public static final OptimizedTiming TYPICAL = TimingRanges.STANDARD.at(RangeEnd.TYPICAL);

    /** One for the command to reset and its answer, one for the command to read and its answer. */
    private static final int ROUND_TRIPS_A_VECTOR = 2;

    private final Map<TimingComponent, Double> micros;

    OptimizedTiming(Map<TimingComponent, Double> micros) {
        this.micros = Map.copyOf(micros);
    }

    /** What a vector takes besides its events. */
    public double vectorMicros(double activations) {
        return controlMicros(1, activations) + resetMicros() + settlingMicros() + readoutMicros();
    }

    /**
     * Commands, round trips and loads for vectors, and making events of activations. Nothing of it overlaps with the
     * synram's other work.
     */
    double controlMicros(double vectors, double activations) {
        return vectors
                        * (of(TimingComponent.COMMAND)
                                + ROUND_TRIPS_A_VECTOR * of(TimingComponent.ROUND_TRIP)
                                + of(TimingComponent.LOAD))
                + activations * of(TimingComponent.EVENT);
    }

    /** Reset of the membranes until the first event. */
    double resetMicros() {
        return of(TimingComponent.RESET);
    }

    /** Wait after the last event. */
    double settlingMicros() {
        return of(TimingComponent.SETTLING);
    }

    /** Read of all columns and processing of the results. */
    double readoutMicros() {
        return of(TimingComponent.CADC_READ) + of(TimingComponent.PROCESSING);
    }

    /** From the end of the processing until the FPGA has the results; the synram goes on meanwhile. */
    double transferMicros(int results) {
        return results * of(TimingComponent.TRANSFER);
    }

    /** Writing of synapses. */
    double weightMicros(long synapses) {
        return WeightTiming.micros(synapses, of(TimingComponent.WEIGHT_WORD));
    }

    /** From the last value that leaves the FPGA until the first answer of the host. */
    double hostRoundTripMicros() {
        return of(TimingComponent.HOST_ROUND_TRIP);
    }

    /** Transfer of values between FPGA and host, in either direction. */
    double hostTransferMicros(long values) {
        return values * of(TimingComponent.HOST_TRANSFER);
    }

    private double of(TimingComponent component) {
        return micros.getOrDefault(component, 0.0);
    }
}
