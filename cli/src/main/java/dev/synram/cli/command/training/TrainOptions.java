package dev.synram.cli.command.training;

import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.ChipCalibrationOptions;
import dev.synram.cli.option.chip.ChipSeedOption;
import dev.synram.cli.option.chip.LayoutOptions;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.data.DataSplit;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.setting.UnseenChips;
import dev.synram.training.InitialWeights;
import dev.synram.training.LearningRateSchedule;
import dev.synram.training.StartSettings;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import dev.synram.training.choice.TrainingSubject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is trained; most defaults are those of the recipe. */
public final class TrainOptions {

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final ChipCalibrationOptions calibration = new ChipCalibrationOptions();

    @Mixin
    private final ChipSeedOption chipSeed = new ChipSeedOption();

    @Option(
            names = "--fleet",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train for any chip: each batch runs on one of N, drawn at random. (${DEFAULT-VALUE})")
    private int fleet;

    @Option(
            names = "--drift",
            paramLabel = "HOURS",
            defaultValue = "0",
            description =
                    "Let the fleet's chips drift for up to so many hours beyond --calibration-age, the last one the most, "
                            + "so that the network learns to live with drift. (${DEFAULT-VALUE})")
    private double drift;

    @Option(
            names = "--unseen",
            paramLabel = "N",
            defaultValue = "0",
            description = "Test at the end on N more chips, calibrated, that training never saw. (${DEFAULT-VALUE})")
    private int unseen;

    @Option(
            names = "--recipe",
            paramLabel = "R",
            defaultValue = "auto",
            description = {
                "Settings that go together, of which single ones can be given too. auto: chosen by the network and the number of "
                        + "samples, and told. general: for a network of any origin. mnist: "
                        + "for the published network, as in 'synram mnist'. published: the MNIST example of the chip's public "
                        + "software, from weights drawn in units of the chip. (${DEFAULT-VALUE})"
            })
    private TrainingPreset recipe = TrainingPreset.AUTO;

    @Option(
            names = "--initial-weights",
            paramLabel = "W",
            description =
                    "What training in the loop starts from. quantized: the network in float, scaled to the chip. drawn: "
                            + "random weights in units of the chip. (quantized; published: drawn)")
    private @Nullable InitialWeights initialWeights;

    @Option(
            names = "--num-sends",
            paramLabel = "LAYER=N",
            description = "Send the vectors of a layer N times; may be repeated. (by the measured gain)")
    private Map<String, Integer> numSends = new LinkedHashMap<>();

    @Option(
            names = "--relu-shift",
            paramLabel = "LAYER=BITS",
            description =
                    "Shift the results of a layer, or of a converting ReLU, by so many bits before the next layer takes "
                            + "them; may be repeated. (quantized: by their range; drawn: 1)")
    private Map<String, Integer> reluShift = new LinkedHashMap<>();

    @Option(
            names = "--host-epochs",
            paramLabel = "N",
            description =
                    "Epochs in float on the host before. (by the number of samples, or 16, for a network of the program, which is "
                            + "not trained; 0 for a file and for drawn weights)")
    private @Nullable Integer hostEpochs;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Epochs with the chip in the loop. (by the number of samples; general, mnist: 8; published: 20)")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description =
                    "Samples of one update in the loop. (by the number of samples; general, mnist: 400; published: 1000)")
    private @Nullable Integer batch;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description =
                    "First learning rate in the loop, in units of weights, which reach 63. (0.15; mnist: 0.7; published: 1)")
    private @Nullable Float rate;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description =
                    "How learning rates fall: cosine, linear, constant, exponential. (cosine; published: exponential)")
    private @Nullable LearningRateSchedule schedule;

    @Option(
            names = "--decay",
            paramLabel = "FACTOR",
            description = "What the exponential schedule multiplies learning rates by after each epoch. (0.99)")
    private @Nullable Float decay;

    @Option(
            names = "--logit-scale",
            paramLabel = "SCALE",
            description = "Logits per LSB of the chip's outputs in the loop, before the softmax. (0.125; published: 1)")
    private @Nullable Float logitScale;

    @Mixin
    private final TeacherOptions teacher = new TeacherOptions();

    @Mixin
    private final RobustnessOptions robustness = new RobustnessOptions();

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Stop after N epochs without a better accuracy on every tenth training sample, which is held out for "
                            + "that, and take the best epoch. (0: never)")
    private int patience;

    @Option(
            names = "--shift",
            paramLabel = "PIXELS",
            description =
                    "Move each training image by up to so many pixels, another way each time. (auto: 1 for fewer than 20000 "
                            + "images; otherwise 0)")
    private @Nullable Integer shift;

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    @Mixin
    private final LayerOrderOptions order = new LayerOrderOptions();

    @Option(
            names = "--train-samples",
            paramLabel = "N",
            description = "Train with the first N of the training samples. (all)")
    private @Nullable Integer trainSamples;

    @Option(
            names = "--compare-ideal",
            negatable = true,
            description =
                    "Also train on an ideal chip, the same way, and measure what the errors of the chip cost. (no; "
                            + "published: yes)")
    private @Nullable Boolean compareIdeal;

    @Option(
            names = "--resume",
            description =
                    "Go on from the last finished epoch of an interrupted training, or extend a finished one by more --epochs.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/train",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "train");

    /** The teacher in the loop, if it is another network than the trained one. */
    public Optional<Model> teacher() {
        return teacher.read();
    }

    /** The samples. */
    public DataOptions data() {
        return data;
    }

    /** Whether an interrupted training goes on. */
    public boolean resume() {
        return resume;
    }

    /**
     * Refuses to go on from nothing.
     *
     * @param stored whether the folder of the results holds a state to go on from
     */
    public void requireStored(boolean stored) {
        if (resume && !stored) {
            throw new UserError("--resume: no epoch of a training was finished in %s; leave out --resume to start one"
                    .formatted(out));
        }
    }

    /**
     * What an interruption leaves, for people.
     *
     * @param stored whether the folder of the results holds a state to go on from
     */
    public static String remark(boolean stored) {
        return stored
                ? "the same command with --resume goes on after the last finished epoch"
                : "no epoch was finished, so nothing is kept";
    }

    /** The folder of the results. */
    public Path out() {
        return out;
    }

    /** Draws first weights. */
    public long seed() {
        return layout.settings().seed();
    }

    /**
     * Refuses options that no data fit; settings that the recipe chooses by the data are not final yet.
     *
     * @param untrained whether the network has no weights yet
     */
    public TrainingSettings checked(boolean untrained) {
        return settings(untrained, TrainingSettings.of(recipe));
    }

    /** What the settings are chosen by. */
    public TrainingSubject subject(Model model, DataSplit samples, boolean untrained) {
        return TrainingSubject.of(
                model, samples, trainSamples == null ? OptionalInt.empty() : OptionalInt.of(trainSamples), !untrained);
    }

    /** The settings that the options give; the others are those of the recipe. */
    public TrainingSettings settings(TrainingSubject subject) {
        return settings(!subject.trained(), subject.settings(recipe));
    }

    private TrainingSettings settings(boolean untrained, TrainingSettings defaults) {
        StartSettings start =
                new StartSettings(or(initialWeights, defaults.start().weights()), numSends, reluShift);
        boolean inFloat = untrained && start.weights() == InitialWeights.QUANTIZED;
        int inFloatFirst = or(hostEpochs, inFloat ? Math.max(TrainingSettings.HOST_EPOCHS, defaults.hostEpochs()) : 0);
        teacher.requireTrained(!untrained || inFloatFirst > 0);
        ChipSettings chips = layout.settings().withCalibration(calibration.settings());
        return new TrainingSettings(
                new FleetSettings(chips, calibration.firstSeed(chipSeed, chips, fleet), fleet, drift),
                new UnseenChips(unseen, 0),
                inFloatFirst,
                or(epochs, defaults.epochs()),
                or(batch, defaults.batch()),
                or(rate, defaults.rate()),
                schedule(defaults),
                or(decay, defaults.decay()),
                patience,
                or(shift, defaults.shift()),
                trainSamples == null ? OptionalInt.empty() : OptionalInt.of(trainSamples),
                data.normalization(),
                recipe,
                start,
                teacher.in(
                                logitScale == null
                                        ? defaults.gradient()
                                        : defaults.gradient().withLogitScale(logitScale))
                        .with(robustness.settings()),
                sampling.settings(),
                order.order(),
                or(compareIdeal, defaults.compareIdeal()));
    }

    private LearningRateSchedule schedule(TrainingSettings defaults) {
        LearningRateSchedule chosen = or(schedule, defaults.schedule());
        if (decay != null && chosen != LearningRateSchedule.EXPONENTIAL) {
            throw new SettingException(
                    "decay",
                    "is %s, but the schedule is %s; give --schedule exponential or leave it out"
                            .formatted(decay, chosen));
        }
        return chosen;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
