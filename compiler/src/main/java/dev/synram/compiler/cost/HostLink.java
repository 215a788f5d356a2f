package dev.synram.compiler.cost;

import dev.synram.compiler.plan.HostCrossing;
import java.util.Arrays;
import java.util.List;

/** The link between FPGA and host, which one crossing after the other occupies while samples go through a program. */
final class HostLink {

    private final OptimizedTiming timing;
    private final List<HostCrossing> crossings;

    /** For each crossing and sample when its values are back; not a number before they have crossed. */
    private final double[][] back;

    private double free;

    HostLink(List<HostCrossing> crossings, OptimizedTiming timing, int samples) {
        this.crossings = crossings;
        this.timing = timing;
        back = new double[crossings.size()][samples];
        for (double[] ofCrossing : back) {
            Arrays.fill(ofCrossing, Double.NaN);
        }
    }

    boolean hasCrossed(int crossing, int sample) {
        return !Double.isNaN(back[crossing][sample]);
    }

    double back(int crossing, int sample) {
        return back[crossing][sample];
    }

    /** Sends values to the host and back; returns when they are there. */
    double cross(int crossing, int sample, double ready) {
        free = Math.max(free, ready)
                + timing.hostTransferMicros(crossings.get(crossing).values());
        back[crossing][sample] = free + timing.hostRoundTripMicros();
        return back[crossing][sample];
    }
}
