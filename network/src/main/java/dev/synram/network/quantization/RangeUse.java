package dev.synram.network.quantization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of its range a layer uses on calibration data, in float arithmetic without a chip's errors.
 *
 * @param layer name of the layer
 * @param usual 99.9th percentile of its results in LSB
 * @param limit largest result in LSB that should occur
 * @param clipped share of its results above the limit, 0..1
 */
public record RangeUse(String layer, double usual, double limit, double clipped) {

    private static final double STARVED = 0.25;
    private static final double CLIPPED = 0.01;

    static RangeUse of(String layer, float[] sorted, double scale, double limit) {
        int beyond = 0;
        while (beyond < sorted.length && sorted[sorted.length - 1 - beyond] * scale > limit * (1 + 1e-6)) {
            beyond++;
        }
        return new RangeUse(layer, ScalingRule.usual(sorted) * scale, limit, beyond / (double) sorted.length);
    }

    /** A warning if the range is used badly, or null. */
    public @Nullable String warning() {
        if (usual < STARVED * limit) {
            return String.format(
                    Locale.ROOT,
                    "layer %s is starved: the 99.9th percentile of its results is %.0f of %.0f LSB",
                    layer,
                    usual,
                    limit);
        }
        if (clipped > CLIPPED) {
            return String.format(
                    Locale.ROOT,
                    "layer %s is clipped: %.1f %% of its results are beyond %.0f LSB",
                    layer,
                    100 * clipped,
                    limit);
        }
        return null;
    }
}
