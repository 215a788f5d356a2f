package dev.synram.service.engine;

/**
 * Means and standard deviations of results over trials.
 *
 * @param samples number of samples
 * @param means samples x outputs
 * @param deviations samples x outputs, with n - 1 in the denominator; 0 for a single trial
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record TrialStatistics(int samples, float[] means, float[] deviations) {

    /**
     * Statistics of results.
     *
     * @param results samples x trials x outputs
     */
    static TrialStatistics of(float[] results, int trials, int outputs) {
        int samples = results.length / outputs / trials;
        if (trials == 1) {
            return new TrialStatistics(samples, results, new float[results.length]);
        }
        float[] means = new float[samples * outputs];
        float[] deviations = new float[samples * outputs];
        for (int i = 0; i < means.length; i++) {
            int first = i / outputs * trials * outputs + i % outputs;
            double sum = 0;
            for (int trial = 0; trial < trials; trial++) {
                sum += results[first + trial * outputs];
            }
            double mean = sum / trials;
            double squares = 0;
            for (int trial = 0; trial < trials; trial++) {
                double difference = results[first + trial * outputs] - mean;
                squares += difference * difference;
            }
            means[i] = (float) mean;
            deviations[i] = (float) Math.sqrt(squares / (trials - 1));
        }
        return new TrialStatistics(samples, means, deviations);
    }

    /** The number of the first of the largest means of each sample. */
    float[] classes() {
        int outputs = means.length / samples;
        float[] classes = new float[samples];
        for (int sample = 0; sample < samples; sample++) {
            int best = 0;
            for (int output = 1; output < outputs; output++) {
                best = means[sample * outputs + output] > means[sample * outputs + best] ? output : best;
            }
            classes[sample] = best;
        }
        return classes;
    }
}
