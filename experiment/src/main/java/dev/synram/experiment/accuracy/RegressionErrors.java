package dev.synram.experiment.accuracy;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataException;
import java.util.Arrays;
import java.util.List;

/**
 * Errors of results against targets, with bootstrap intervals: {@value #RESAMPLES} times as many samples are drawn with
 * replacement, and the interval holds 95 % of their figures (percentile method; Efron 1979, "Bootstrap methods: another
 * look at the jackknife", Annals of Statistics 7). Draws have a fixed seed, the same for all results.
 */
public final class RegressionErrors {

    /** How the intervals are computed. */
    public static final String METHOD = "95 %, percentile bootstrap over samples, 1,000 resamples";

    private static final int RESAMPLES = 1000;
    private static final long SEED = 0x5eed;
    private static final double TAIL = 0.025;

    private final float[] targets;
    private final int outputs;
    private final int samples;

    /**
     * Prepares.
     *
     * @param targets samples x outputs, at least two samples
     * @throws DataException if the targets of an output are all equal
     */
    public RegressionErrors(float[] targets, int outputs) {
        this.targets = targets;
        this.outputs = outputs;
        samples = targets.length / outputs;
        Moments moments = new Moments(outputs);
        for (int s = 0; s < samples; s++) {
            moments.add(targets, targets, s * outputs);
        }
        for (int o = 0; o < outputs; o++) {
            if (samples < 2 || !(moments.targetVariance(o) > 0)) {
                throw new DataException(
                        "the targets of output %s are all equal; an error cannot be judged by them".formatted(o));
            }
        }
    }

    /**
     * The error of results, the mean over runs of the same samples.
     *
     * @param runs for each run samples x outputs, in units of the targets
     */
    public RegressionError of(List<float[]> runs) {
        double[][] figures = new double[3][RESAMPLES];
        int[] drawn = new int[samples];
        double[] whole = new double[3];
        Arrays.setAll(drawn, s -> s);
        figures(runs, drawn, whole);
        double[] resampled = new double[3];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int s = 0; s < samples; s++) {
                drawn[s] = CounterRandom.below(samples, CounterRandom.combine(SEED, r), s);
            }
            figures(runs, drawn, resampled);
            for (int f = 0; f < figures.length; f++) {
                figures[f][r] = resampled[f];
            }
        }
        return new RegressionError(
                estimate(whole[0], figures[0]), estimate(whole[1], figures[1]), estimate(whole[2], figures[2]));
    }

    private static Estimate estimate(double value, double[] resampled) {
        Arrays.sort(resampled);
        int cut = (int) Math.round(TAIL * RESAMPLES);
        return new Estimate(value, resampled[cut], resampled[RESAMPLES - 1 - cut]);
    }

    private void figures(List<float[]> runs, int[] drawn, double[] means) {
        Arrays.fill(means, 0);
        Moments moments = new Moments(outputs);
        for (float[] results : runs) {
            moments.clear();
            for (int sample : drawn) {
                moments.add(results, targets, sample * outputs);
            }
            means[0] += moments.rootMeanSquare() / runs.size();
            means[1] += moments.normalized() / runs.size();
            means[2] += moments.correlation() / runs.size();
        }
    }
}
