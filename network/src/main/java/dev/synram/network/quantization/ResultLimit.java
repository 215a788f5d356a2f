package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import java.util.List;

/**
 * What the layers after a node take of its 8-bit results.
 *
 * @param lsb largest magnitude that they distinguish, in LSB
 * @param step LSB per activation; 1 if results are not requantized at once
 * @param negative what happens to results below 0
 * @param largest float value above which they limit results anyway
 */
public record ResultLimit(double lsb, int step, Negative negative, float largest) {

    /** What happens to results below 0. */
    public enum Negative {
        /** They become 0. */
        DROPPED,
        /** They are as large as those above 0. */
        KEPT,
        /** Only the largest results matter. */
        SMALL
    }

    /** Target for the 99.9th percentile of the last layer's results, in LSB: within the linear range. */
    private static final double LOGIT_LIMIT = 80;

    /** Target for results that are not requantized, in LSB: the full scale of {@link LoweringPass#DEFAULT_SHIFT}. */
    static final double RESULT_LIMIT = ConvertingRelu.MAX << LoweringPass.DEFAULT_SHIFT;

    private static final ResultLimit LAST = new ResultLimit(LOGIT_LIMIT, 1, Negative.SMALL, Float.POSITIVE_INFINITY);

    private static final ResultLimit SIGNED = new ResultLimit(RESULT_LIMIT, 1, Negative.KEPT, Float.POSITIVE_INFINITY);

    /** What all layers after a node together take of its results. */
    public static ResultLimit of(Network network, int node) {
        List<Integer> consumers = network.consumers().get(node);
        if (consumers.isEmpty()) {
            return LAST;
        }
        ResultLimit all = null;
        for (int consumer : consumers) {
            ResultLimit one = by(network, consumer);
            all = all == null ? one : all.with(one);
        }
        return all == null ? LAST : all;
    }

    private static ResultLimit by(Network network, int consumer) {
        Layer layer = network.nodes().get(consumer).layer();
        return switch (layer) {
            case ConvertingRelu relu -> requantized(relu.fullScale(), relu.shift(), Negative.DROPPED);
            case Requantize requantize ->
                requantized(ConvertingRelu.MAX << requantize.shift(), requantize.shift(), Negative.KEPT);
            case Slices slices ->
                requantized(slices.fullScale(), slices.shift(), slices.signed() ? Negative.KEPT : Negative.DROPPED);
            case Relu relu -> of(network, consumer).rectified(relu.limit());
            case ColumnMean _, Flatten _, Reshape _, Pad _ -> of(network, consumer);
            case Pool pool when pool.mode() == Pool.Mode.MAX -> of(network, consumer);
            case Readout _, ArgMax _ -> LAST;
            default -> SIGNED;
        };
    }

    private static ResultLimit requantized(int fullScale, int shift, Negative negative) {
        return new ResultLimit(fullScale, 1 << shift, negative, Float.POSITIVE_INFINITY);
    }

    private ResultLimit rectified(float limit) {
        double range = this.negative == Negative.SMALL ? RESULT_LIMIT : lsb;
        return new ResultLimit(range, step, Negative.DROPPED, Math.min(largest, limit));
    }

    private ResultLimit with(ResultLimit other) {
        return new ResultLimit(
                Math.min(lsb, other.lsb),
                Math.max(step, other.step),
                negative == other.negative ? negative : Negative.KEPT,
                Math.max(largest, other.largest));
    }

    /** The part of a result in float that counts. */
    public float counted(float result) {
        float limited = Math.min(largest, result);
        return switch (negative) {
            case DROPPED -> Math.max(0, limited);
            case KEPT -> Math.max(-largest, limited);
            case SMALL -> limited;
        };
    }

    /** What becomes of an 8-bit result, in LSB; with half a step added before, where steps are rounded down. */
    public double taken(double result) {
        double limited = Math.min(lsb, result);
        double stepped = step == 1 ? limited : Math.floor(Math.abs(limited) / step) * step;
        return switch (negative) {
            case DROPPED -> limited < 0 ? 0 : stepped;
            case KEPT -> Math.max(-lsb, step == 1 ? limited : Math.signum(limited) * stepped);
            case SMALL -> limited;
        };
    }
}
