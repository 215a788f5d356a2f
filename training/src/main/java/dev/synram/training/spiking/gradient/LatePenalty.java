package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.Scores;

/**
 * A penalty on the time t of the right output's first spike, {@code factor (exp(t / micros) - 1)}, which makes the network answer
 * early and with potentials well above the threshold (Göltz et al. 2021). An output that does not spike has the time of the end.
 *
 * @param factor of the penalty, 0 or more
 * @param micros time in µs in which it grows by a factor of e, above 0
 */
public record LatePenalty(double factor, double micros) {

    /** For scores that are no times. */
    public static final LatePenalty NONE = new LatePenalty(0, 1);

    public LatePenalty {
        if (!(factor >= 0) || !(micros > 0)) {
            throw new IllegalArgumentException(
                    "a penalty on late spikes has factor %s and grows in %s µs; the factor must be 0 or more, the time above 0"
                            .formatted(factor, micros));
        }
    }

    /**
     * The penalty of one sample.
     *
     * @param scores negative times in µs
     * @param gradients receives what is added to the derivative with respect to each score
     */
    public double of(Scores scores, int label, double[] gradients) {
        double growth = Math.exp(-scores.values()[label] / micros);
        gradients[label] -= factor * growth / micros;
        return factor * (growth - 1);
    }
}
