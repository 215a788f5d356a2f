package dev.synram.experiment.spiking.learning;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.encoding.Darkness;
import dev.synram.experiment.spiking.encoding.InputCode;
import dev.synram.experiment.spiking.encoding.RateEncoding;
import dev.synram.experiment.spiking.encoding.SpikeIntervals;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTimeEncoding;
import java.util.List;

/**
 * Settings of the training of a spiking network.
 *
 * @param rule how gradients are computed
 * @param timeConstantMicros of membranes and synaptic inputs in µs, which the times of the samples fit, 0.5..30
 * @param encoding of the samples' values, which are 0..1
 * @param sampleMicros duration of a sample in µs of the chip
 * @param hidden the hidden neurons
 * @param initial how weights are drawn
 * @param hostEpochs epochs in float on the host before training in the loop, 0..10,000
 * @param epochs epochs with the chip in the loop, 0..10,000
 * @param batch samples per update, 1..100,000
 * @param hostRate learning rate on the host, above 0, at most 1
 * @param rate learning rate in the loop, above 0, at most 1
 * @param decay factor of the learning rates after each epoch, above 0, at most 1
 * @param seed draws the initial weights and the order of samples
 * @param activity penalty on hidden neurons that spike often; none if gradients are exact, since numbers of spikes have none
 */
public record SpikingTrainingSettings(
        LearningRule rule,
        double timeConstantMicros,
        SpikeEncoding encoding,
        double sampleMicros,
        HiddenNeurons hidden,
        InitialSpikingWeights initial,
        int hostEpochs,
        int epochs,
        int batch,
        double hostRate,
        double rate,
        double decay,
        long seed,
        ActivityPenalty activity) {

    private static final int MOST_EPOCHS = 10_000;
    private static final int MOST_SAMPLES = 100_000;

    /** Darker pixels do not spike: about half of the pixels of a digit's outline. Our choice. */
    private static final double LARGEST_DARKNESS = 0.8;

    /** Of a neuron with one circuit: two synapses an input. */
    private static final int MOST_INPUTS = SpikingConfiguration.ROWS / 2;

    /** Spikes of a value of 1 in the window of all inputs. Our choice by experiment. */
    private static final double SPIKES_OF_VALUES = 6;

    /** Spikes of a white pixel. Our choice; not compared with others. */
    private static final double SPIKES_OF_PIXELS = 3;

    private static final int YIN_YANG_VALUES = 4;
    private static final int LARGEST_TIME_CONSTANT = 30;

    /** As in the public examples. */
    private static final double TIME_CONSTANT = 6;

    /** So that a picture and the pause after it take 12 µs, as published (Cramer et al. 2022). */
    private static final double FAST = 1.5;

    /** Time constants that a refractory time lasts. */
    private static final double REFRACTORY = 1 / 3.0;

    /** The same where first spikes are the answer: each neuron spikes once, since more spikes lose each other's events. */
    private static final double ONE_SPIKE = 5;

    /** Of what can be calibrated, in µs. */
    private static final double LONGEST_REFRACTORY = 32;

    public SpikingTrainingSettings {
        SettingException.require("hostEpochs", hostEpochs, 0, MOST_EPOCHS);
        SettingException.require("epochs", epochs, 0, MOST_EPOCHS);
        SettingException.require("batch", batch, 1, MOST_SAMPLES);
        if (!(timeConstantMicros >= 0.5 && timeConstantMicros <= LARGEST_TIME_CONSTANT)) {
            throw new SettingException(
                    "timeConstantMicros",
                    "is %s; it must be 0.5..%s".formatted(timeConstantMicros, LARGEST_TIME_CONSTANT));
        }
        requireRate("hostRate", hostRate);
        requireRate("rate", rate);
        requireRate("decay", decay);
        if (rule != LearningRule.SURROGATE && !activity.isNone()) {
            throw new SettingException(
                    "mostSpikes",
                    "is given, but the exact gradients of rule %s know times of spikes, not how many there are; leave it out or take rule surrogate"
                            .formatted(rule.label()));
        }
        if (!(sampleMicros > encoding.earlyMicros() && sampleMicros <= 10_000)) {
            throw new SettingException(
                    "sampleMicros",
                    "is %s; it must be above %s, the time of the first inputs, at most 10000"
                            .formatted(sampleMicros, encoding.earlyMicros()));
        }
    }

    private static void requireRate(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new SettingException(name, "is %s; it must be above 0, at most 1".formatted(value));
        }
    }

    /**
     * For the Yin-Yang data: 120 hidden neurons. If potentials are read, inputs from 2 to 26 µs, and 38 µs a sample, as in the public
     * example of hxtorch; if the first spike is the answer, inputs within two time constants (Göltz et al. 2021), and weights with which
     * every neuron spikes soon.
     */
    public static SpikingTrainingSettings yinYang(LearningRule rule) {
        SpikeTimeEncoding slow = new SpikeTimeEncoding(2, 26, 2, 5);
        SpikeTimeEncoding fast = new SpikeTimeEncoding(1, 13, 5, 5);
        HiddenNeurons hidden = HiddenNeurons.of(120);
        InitialSpikingWeights initial = InitialSpikingWeights.of(rule);
        return switch (rule) {
            case SURROGATE ->
                new SpikingTrainingSettings(
                        rule,
                        TIME_CONSTANT,
                        slow,
                        38,
                        hidden,
                        initial,
                        10,
                        10,
                        50,
                        3e-3,
                        2e-3,
                        0.8,
                        1,
                        ActivityPenalty.NONE);
            case EVENT_PROP ->
                new SpikingTrainingSettings(
                        rule,
                        TIME_CONSTANT,
                        slow,
                        38,
                        hidden,
                        initial,
                        16,
                        15,
                        50,
                        3e-3,
                        1.5e-3,
                        0.9,
                        1,
                        ActivityPenalty.NONE);
            case FIRST_SPIKE ->
                new SpikingTrainingSettings(
                        rule,
                        TIME_CONSTANT,
                        fast,
                        30,
                        hidden,
                        initial,
                        20,
                        30,
                        100,
                        2.5e-3,
                        2e-3,
                        0.93,
                        1,
                        ActivityPenalty.NONE);
        };
    }

    /**
     * Settings for samples.
     *
     * @param dimensions of a sample, 16 x 16 for pictures
     */
    public static SpikingTrainingSettings of(LearningRule rule, List<Integer> dimensions) {
        return isPicture(dimensions) ? mnist(rule) : yinYang(rule).forSamples(LabelledData.size(dimensions));
    }

    /**
     * The same with what tells a value.
     *
     * @param dimensions of a sample, 16 x 16 for pictures
     */
    public static SpikingTrainingSettings of(LearningRule rule, List<Integer> dimensions, InputCode code) {
        SpikingTrainingSettings times = of(rule, dimensions);
        boolean pictures = isPicture(dimensions);
        return switch (code) {
            case TIME -> times;
            case RATE -> times.withRates(SpikeIntervals.REGULAR, pictures);
            case POISSON -> times.withRates(SpikeIntervals.POISSON, pictures);
        };
    }

    private static boolean isPicture(List<Integer> dimensions) {
        return dimensions.equals(List.of(Darkness.SIDE, Darkness.SIDE));
    }

    /** Values spike the more often the larger they are, pixels the brighter they are; initial weights fall with the number of spikes. */
    private SpikingTrainingSettings withRates(SpikeIntervals intervals, boolean pictures) {
        RateEncoding rates = new RateEncoding(
                encoding.earlyMicros(),
                encoding.lateMicros(),
                pictures ? SPIKES_OF_PIXELS : 0,
                pictures ? 0 : SPIKES_OF_VALUES,
                intervals,
                !pictures,
                encoding.repetitions(),
                seed);
        return change().encoding(rates)
                .initial(initial.forSpikes(rates.meanSpikes()))
                .settings();
    }

    /**
     * The same for samples of any number of values. Few values have more inputs each, so that together they can make a neuron spike,
     * and many have as many as fit the synapses of one circuit; initial weights keep the mean and the standard deviation of their sum
     * over the inputs of a neuron.
     *
     * @param values of a sample, 1 or more
     */
    public SpikingTrainingSettings forSamples(int values) {
        int together = encoding.inputs(YIN_YANG_VALUES);
        int fitting = MOST_INPUTS / (values + 1);
        int wanted = Math.max(encoding.repetitions(), Math.ceilDiv(together, values + 1));
        SpikeEncoding fitted = encoding.withRepetitions(Math.clamp(fitting, 1, wanted));
        return change().encoding(fitted)
                .initial(initial.forInputs((double) fitted.inputs(values) / together))
                .settings();
    }

    /**
     * For pictures of 16 x 16 pixels as {@link Darkness} gives them: 246 hidden neurons, which fill a chip beside ten outputs, and time
     * constants of 1.5 µs. If potentials are read, inputs from 0.15 to 2.5 µs, and 4.5 µs a sample; twice as long if the first spike is
     * the answer, for which outputs must reach the threshold.
     */
    public static SpikingTrainingSettings mnist(LearningRule rule) {
        HiddenNeurons hidden = HiddenNeurons.of(246);
        InitialSpikingWeights initial = InitialSpikingWeights.ofPictures(rule);
        return rule.outputsSpike()
                ? new SpikingTrainingSettings(
                        rule, FAST, pixels(3), 9, hidden, initial, 10, 3, 100, 2e-3, 1e-3, 0.7, 1, ActivityPenalty.NONE)
                : new SpikingTrainingSettings(
                        rule,
                        FAST,
                        pixels(2.36),
                        4.5,
                        hidden,
                        initial,
                        6,
                        2,
                        100,
                        5e-3,
                        1e-3,
                        0.6,
                        1,
                        ActivityPenalty.NONE);
    }

    /** Times of pixels, from 0.15 µs for the brightest on. */
    private static SpikeTimeEncoding pixels(double micros) {
        return new SpikeTimeEncoding(0.15, 0.15 + micros / LARGEST_DARKNESS, Double.NaN, 1, LARGEST_DARKNESS);
    }

    /** Targets of a calibration that these settings are meant for. */
    public SpikingTargets targets() {
        double refractory = (rule.outputsSpike() ? ONE_SPIKE : REFRACTORY) * timeConstantMicros;
        return SpikingTargets.ofTimes(timeConstantMicros, timeConstantMicros, Math.min(refractory, LONGEST_REFRACTORY));
    }

    /**
     * The same for other neurons: all times change with the time constant.
     *
     * @param micros time constant in µs
     */
    public SpikingTrainingSettings forTimeConstant(double micros) {
        double factor = micros / timeConstantMicros;
        return change().times(micros, factor * sampleMicros)
                .encoding(encoding.scaled(factor))
                .settings();
    }

    /** The same with other numbers of epochs on the host and in the loop. */
    public SpikingTrainingSettings withEpochs(int onHost, int inLoop) {
        return change().epochs(onHost, inLoop).settings();
    }

    /** The same with other hidden neurons. */
    public SpikingTrainingSettings withHidden(HiddenNeurons other) {
        return change().hidden(other).settings();
    }

    /** The same with another seed, of Poisson trains, too. */
    public SpikingTrainingSettings withSeed(long other) {
        SpikeEncoding drawn = encoding instanceof RateEncoding rates ? rates.withSeed(other) : encoding;
        return change().seed(other).encoding(drawn).settings();
    }

    /** The same with another penalty on hidden neurons that spike often. */
    public SpikingTrainingSettings withActivity(ActivityPenalty other) {
        return change().activity(other).settings();
    }

    private SettingsChange change() {
        return new SettingsChange(this);
    }
}
