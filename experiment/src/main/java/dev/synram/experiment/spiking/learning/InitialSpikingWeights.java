package dev.synram.experiment.spiking.learning;

/**
 * Normal distributions that initial weights are drawn from. A weight of 1 means that a single event would raise a membrane by the
 * peak of the model's postsynaptic potential: 37 % of the way to the threshold if both time constants are equal.
 *
 * @param hiddenMean mean of the weights of hidden neurons
 * @param hiddenDeviation their standard deviation, above 0
 * @param outputMean mean of the weights of outputs
 * @param outputDeviation their standard deviation, above 0
 * @param spikes of an input in a sample that the hidden weights are meant for, above 0
 */
public record InitialSpikingWeights(
        double hiddenMean, double hiddenDeviation, double outputMean, double outputDeviation, double spikes) {

    /** Of hidden neurons that spike in a sample, at the beginning: about as many as were seen with Yin-Yang. */
    private static final double SPIKING = 0.25;

    /** Our choice by experiment. */
    private static final double EXCITED = 0.1;

    /** Our choice: recurrence begins weak. */
    private static final double RECURRENT = 0.25;

    public InitialSpikingWeights {
        if (!(hiddenDeviation > 0) || !(outputDeviation > 0)) {
            throw new IllegalArgumentException(
                    "initial weights have standard deviations %s and %s; both must be above 0"
                            .formatted(hiddenDeviation, outputDeviation));
        }
    }

    /** For inputs that spike once. */
    public InitialSpikingWeights(double hiddenMean, double hiddenDeviation, double outputMean, double outputDeviation) {
        this(hiddenMean, hiddenDeviation, outputMean, outputDeviation, 1);
    }

    /** Weights with which hidden neurons spike less than once a sample; more often where only spikes have gradients, and soon where the first is the answer. */
    static InitialSpikingWeights of(LearningRule rule) {
        return switch (rule) {
            case SURROGATE -> new InitialSpikingWeights(0.1, 0.3, 0, 0.1);
            case EVENT_PROP -> new InitialSpikingWeights(0.1, 0.4, 0, 0.3);
            case FIRST_SPIKE -> new InitialSpikingWeights(0.35, 0.36, 0.4, 0.5);
        };
    }

    /** The same for pictures, whose bright pixels are many. */
    static InitialSpikingWeights ofPictures(LearningRule rule) {
        return rule.outputsSpike()
                ? new InitialSpikingWeights(0.12, 0.15, 0.15, 0.2)
                : new InitialSpikingWeights(0.02, 0.12, 0, 0.1);
    }

    /**
     * The same for hidden neurons with more or fewer inputs: their sum keeps its mean and its standard deviation.
     *
     * @param factor number of inputs by that before, above 0
     */
    InitialSpikingWeights forInputs(double factor) {
        return new InitialSpikingWeights(
                hiddenMean / factor, hiddenDeviation / Math.sqrt(factor), outputMean, outputDeviation, spikes);
    }

    /**
     * The same for inputs that spike more often: what an input does in a sample stays the same. Outputs begin excited, since one that
     * is inhibited all the time has its largest potential at the beginning of a sample, which has no gradient.
     *
     * @param factor number of spikes of an input, above 0
     */
    InitialSpikingWeights forSpikes(double factor) {
        return new InitialSpikingWeights(
                hiddenMean / factor, hiddenDeviation / factor, outputMean + EXCITED, outputDeviation, factor * spikes);
    }

    /** Those of the outputs. */
    public WeightDistribution ofOutputs() {
        return new WeightDistribution(outputMean, outputDeviation);
    }

    /** Those of the first hidden population. */
    public WeightDistribution ofInputs() {
        return new WeightDistribution(hiddenMean, hiddenDeviation);
    }

    /**
     * Those of a hidden population behind another one: the sum over its sources, of which some spike once, has the mean and the
     * standard deviation of that over the inputs.
     *
     * @param sources neurons of the population before
     * @param inputs of the network
     */
    public WeightDistribution ofHidden(int sources, int inputs) {
        InitialSpikingWeights fitted = forInputs(SPIKING * sources / inputs);
        return new WeightDistribution(spikes * fitted.hiddenMean, spikes * fitted.hiddenDeviation);
    }

    /**
     * Those between the neurons of a population: as many of either sign, with sums a quarter as large as those over the inputs.
     *
     * @param sources neurons of the population
     * @param inputs of the network
     */
    public WeightDistribution ofRecurrence(int sources, int inputs) {
        return new WeightDistribution(0, RECURRENT * ofHidden(sources, inputs).deviation());
    }
}
