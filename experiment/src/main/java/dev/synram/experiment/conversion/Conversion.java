package dev.synram.experiment.conversion;

import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.Quantization;
import dev.synram.runtime.ChipCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts a network trained in float for chips, without training: ranges, scales, sends, rows and columns are chosen layer
 * after layer by what its converters read of calibration data on the very chips, and what each column reads too much or too
 * little in the mean is taken back by its digital bias. How inputs are limited and whether channels are equalized is searched
 * once, on the first chips, by the outputs of calibration data, without labels.
 */
public final class Conversion {

    /** Samples that a search runs. */
    private static final int SEARCH_SAMPLES = 64;

    /** Samples that determine the numbers of a network. */
    private static final int SAMPLES = 200;

    /** Standardized inputs have a sign, which takes twice the time: they must bring the outputs closer by this factor. */
    private static final double CLOSER = 0.8;

    private final FloatNetwork network;
    private final float[] samples;
    private final double largestInput;
    private final ConversionSettings settings;
    private final Criterion criterion;
    private @Nullable Way way;

    /** How a network is converted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Way(FloatNetwork network, float[] samples, double largestInput, TrialSearch.Found found) {}

    /**
     * Prepares a conversion.
     *
     * @param network in float, for inputs that are divided by the largest one
     * @param samples calibration data, such inputs
     * @param largestInput by what samples of users, after normalization, are divided
     * @param values whether results are values rather than classes
     * @throws dev.synram.experiment.setting.SettingException if bits are given for a layer that is not a multiplication of the network,
     *     or cannot have so many
     */
    public Conversion(
            FloatNetwork network, float[] samples, double largestInput, boolean values, ConversionSettings settings) {
        this.network = network;
        this.samples = samples;
        this.largestInput = largestInput;
        this.settings = settings;
        criterion = values || Logits.count(network.network()) == 1 ? Criterion.SQUARED_ERROR : Criterion.DIVERGENCE;
        MostBits.require(network.network(), settings.inputBits());
    }

    /**
     * Checks whether all weights may stay on the chips, if they shall, by what every way to convert the network needs: rows for
     * constants are not counted, because their number depends on the way.
     *
     * @param chips number of chips
     * @param waitBetweenEvents FPGA cycles between events
     * @throws dev.synram.experiment.setting.SettingException if they cannot fit on so many chips, even without defects
     */
    public void requireRoom(int chips, int waitBetweenEvents) {
        if (!settings.resident()) {
            return;
        }
        Target target = Target.of(chips);
        Trial plain = Trial.first(settings.inputBits());
        Reference reference = Passes.reference(network, spaced(samples, SEARCH_SAMPLES), plain, 1);
        ResidentWeights weights = new ResidentWeights(
                Passes.workload(Lowered.withoutConstantRows(reference, plain, target, waitBetweenEvents)),
                waitBetweenEvents);
        if (!weights.stayOn(target)) {
            throw weights.refused(settings.copies(), chips);
        }
    }

    /**
     * The network for chips.
     *
     * @param chips on which its numbers are chosen, and on which it is going to run
     * @param waitBetweenEvents FPGA cycles between events
     * @throws dev.synram.experiment.setting.SettingException if all weights shall stay on the chips, but do not fit
     */
    public Converted on(ChipCluster chips, int waitBetweenEvents) {
        Way chosen = way;
        if (chosen == null) {
            chosen = search(chips, waitBetweenEvents);
            way = chosen;
        }
        Passes passes = new Passes(chosen.network(), spaced(chosen.samples(), SAMPLES), chips, waitBetweenEvents);
        Trial trial = staying(chosen.found().trial(), passes);
        LayerwiseQuantization result = passes.placed(trial);
        Quantization quantization = result.of(chips.gain());
        ResidentWeights weights = new ResidentWeights(Workload.of(quantization.rounded()), waitBetweenEvents);
        if (settings.resident() && !weights.stayOn(chips.target())) {
            throw weights.refused(settings.copies(), chips.target().chips().size());
        }
        return new Converted(
                quantization,
                quantization
                        .rounded()
                        .withGain(chips.gain())
                        .withLargestInput(chosen.largestInput() * trial.inputLimit()),
                result.unrounded(chips.gain()),
                result.fits(),
                chosen.found().tradeOffs());
    }

    /** More samples may ask for more constant rows than those of the search: then idle space is filled once more. */
    private Trial staying(Trial trial, Passes passes) {
        return !settings.resident() || passes.stays(trial)
                ? trial
                : new ResidentFill(passes, settings.copies()).of(trial);
    }

    private Way search(ChipCluster chips, int waitBetweenEvents) {
        Passes passes = new Passes(network, spaced(samples, SEARCH_SAMPLES), chips, waitBetweenEvents);
        Optional<StandardizedInputs> standardized = StandardizedInputs.of(network, samples, largestInput);
        if (standardized.isPresent()) {
            StandardizedInputs inputs = standardized.get();
            Passes other =
                    new Passes(inputs.network(), spaced(inputs.samples(), SEARCH_SAMPLES), chips, waitBetweenEvents);
            Trial first = Trial.first(settings.inputBits());
            if (other.score(first, criterion) < CLOSER * passes.score(first, criterion)) {
                return new Way(inputs.network(), inputs.samples(), 1, found(other, chips));
            }
        }
        return new Way(network, samples, largestInput, found(passes, chips));
    }

    private TrialSearch.Found found(Passes passes, ChipCluster chips) {
        return new TrialSearch(passes, criterion, settings, chips.gain()).run();
    }

    /** Some of the samples, evenly spaced. */
    private float[] spaced(float[] samples, int most) {
        int size = network.network().input().size();
        int all = samples.length / size;
        if (all <= most) {
            return samples;
        }
        float[] some = new float[most * size];
        for (int i = 0; i < most; i++) {
            System.arraycopy(samples, (int) ((long) i * all / most) * size, some, i * size, size);
        }
        return some;
    }
}
