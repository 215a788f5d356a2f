package dev.synram.kernel.data;

/**
 * Parameters that are trained by Adam (Kingma and Ba 2015, arXiv 1412.6980), with one element of each array a parameter.
 *
 * @param values of the parameters
 * @param gradients with respect to them
 * @param means first moments
 * @param squares second moments
 * @param roots of the second moments
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the optimizer's arrays; never compared
public record AdamState(float[] values, float[] gradients, float[] means, float[] squares, float[] roots) {

    /** Decay of the first moments. */
    public static final float MEAN_DECAY = 0.9f;

    /** Decay of the second moments. */
    public static final float SQUARE_DECAY = 0.999f;

    /** Keeps a parameter without gradients from dividing 0 by 0. */
    public static final float EPSILON = 1e-8f;

    /**
     * What all parameters have in common in one update.
     *
     * @param rate the learning rate, corrected for moments that began as 0
     * @param limit largest magnitude of a value after the update; may be infinite
     */
    public record Update(float rate, float limit) {

        /** The update with a number, counted from 1, at a learning rate. */
        public static Update of(float learningRate, int number, float limit) {
            double meanShare = 1 - Math.pow(MEAN_DECAY, number);
            double squareShare = 1 - Math.pow(SQUARE_DECAY, number);
            return new Update((float) (learningRate * Math.sqrt(squareShare) / meanShare), limit);
        }
    }
}
