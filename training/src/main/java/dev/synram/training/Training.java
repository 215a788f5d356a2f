package dev.synram.training;

import dev.synram.calibration.Calibration;
import dev.synram.data.DataSplit;
import dev.synram.experiment.CalibrationsAhead;
import dev.synram.experiment.Fleet;
import dev.synram.experiment.Progress;
import dev.synram.experiment.accuracy.ClassTest;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.recalibration.Recalibration;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ClassResults;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.experiment.result.training.HostNetwork;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.training.gradient.FloatTeacher;
import dev.synram.training.robustness.BiasCorrection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network for simulated chips, from its data to its results: optionally in float, then quantized and with
 * calibrated chips in the loop, with tests before and after.
 */
public final class Training {

    private final long begin = System.nanoTime();
    private final TrainingSettings settings;
    private final Progress progress;
    private final Optional<Storage> storage;
    private final Optional<Model> teacher;
    private final List<ChosenSetting> choices;
    private final boolean endsEarly;

    /** A training without progress reports or stored states. */
    public Training(TrainingSettings settings) {
        this(settings, Progress.NONE, Optional.empty(), Optional.empty(), List.of(), true);
    }

    private Training(
            TrainingSettings settings,
            Progress progress,
            Optional<Storage> storage,
            Optional<Model> teacher,
            List<ChosenSetting> choices,
            boolean endsEarly) {
        this.settings = settings;
        this.progress = progress;
        this.storage = storage;
        this.teacher = teacher;
        this.choices = List.copyOf(choices);
        this.endsEarly = endsEarly;
    }

    /**
     * Where states are stored.
     *
     * @param notes receives what the user should know of a stored state
     */
    private record Storage(Path folder, boolean resume, Consumer<String> notes) {}

    /** The same with progress reports. */
    public Training showing(Progress other) {
        return new Training(settings, other, storage, teacher, choices, endsEarly);
    }

    /**
     * The same with its state stored in a folder after each epoch. The state of a complete training stays: it can be
     * extended by more epochs in the loop.
     *
     * @param goOn whether to resume from a stored state, if there is one
     * @param notes receives a sentence if the newest stored state is damaged and the one of the epoch before is used
     */
    public Training keeping(Path folder, boolean goOn, Consumer<String> notes) {
        return new Training(
                settings, progress, Optional.of(new Storage(folder, goOn, notes)), teacher, choices, endsEarly);
    }

    /**
     * The same with another network as the teacher than the trained one in float. How much it counts is told by {@link
     * dev.synram.training.gradient.GradientSettings#distillation}.
     *
     * @param other a network in float with the same inputs and outputs
     */
    public Training taughtBy(Model other) {
        return new Training(settings, progress, storage, Optional.of(other), choices, endsEarly);
    }

    /** The same with reasons of its settings, which the result tells. */
    public Training because(List<ChosenSetting> reasons) {
        return new Training(settings, progress, storage, teacher, reasons, endsEarly);
    }

    /** The same with all epochs computed, also if it diverges; otherwise that is an error. */
    public Training toTheEnd() {
        return new Training(settings, progress, storage, teacher, choices, false);
    }

    /** Whether a folder holds the state of a training that can be resumed. */
    public static boolean isStoredIn(Path folder) {
        return Checkpoints.isIn(folder);
    }

    /**
     * Runs the training.
     *
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws SettingException if a setting does not fit the network or the data
     * @throws dev.synram.experiment.checkpoint.CheckpointException if a stored state belongs to another training
     * @throws dev.synram.files.FileException if a stored state is damaged, with what is kept and how to go on
     */
    public TrainedNetwork run(Model model, DataSplit data) {
        requireFit(model);
        DataSplit ordered = SampleOrder.fitted(
                TrainingSamples.limited(data, settings.trainSamples()), model, settings.normalization());
        Engine.start(settings.chips().threads(), progress);
        Checkpoints checkpoints = checkpoints(model, data);
        FittedModel fitted = model.fitted(settings.preset().calibration(ordered.train()));
        TrainingProvenance provenance = TrainingProvenance.of(settings, teacher, model, data);
        List<EpochRecord> hostHistory = List.of();
        Optional<HostNetwork> onHost = Optional.empty();
        if (settings.hostEpochs() > 0) {
            if (!(fitted instanceof FittedFloatModel floats)) {
                throw new SettingException(
                        "hostEpochs",
                        "is %s, but a quantized network cannot be trained in float; give 0 or an .onnx file"
                                .formatted(settings.hostEpochs()));
            }
            TrainingState trained = trainedInFloat(floats, ordered, checkpoints);
            FloatNetwork network = new FloatNetwork(floats.host().network(), settings.chosen(trained));
            FittedFloatModel afterwards = floats.withHost(network);
            fitted = afterwards;
            onHost = Optional.of(new HostNetwork(afterwards.unfitted(), provenance.onHost()));
            hostHistory = trained.history();
        }
        LoopStart first = new LoopStart(settings, fitted);
        InputRange range = fitted.range();
        try (Taught taught = taught(fitted, ordered);
                Fleet fleet = Fleet.simulated(settings.fleet(), progress)) {
            LoopTraining unchecked = taught.with(new LoopTraining(settings, ordered, range, progress));
            LoopTraining training =
                    endsEarly ? unchecked.endedBy(new LossCheck(settings, ordered.classes())) : unchecked;
            ChipModel start = first.onChips(fleet.gain());
            LoopTraining.Outcome loop = training.run("training in the loop", fleet, start, checkpoints);
            QuantizedNetwork network = loop.network().withProvenance(provenance.onChips(loop.state()));
            NetworkTests tests =
                    new NetworkTests(settings, first.reference(start), ordered.test(), loop.correction(), progress);
            NetworkTests.Outcome tested = tests.run(fleet, start.network(), network);
            Optional<IdealComparison> ideal = settings.compareIdeal()
                    ? Optional.of(new IdealTraining(settings, training)
                            .run(first, range, ordered.test(), checkpoints)
                            .compared(tested.members()))
                    : Optional.empty();
            TrainingResult result = result(model, ordered, fleet, tested, loop, hostHistory, ideal.orElse(null));
            return new TrainedNetwork(
                    result,
                    tested.network(),
                    onHost,
                    fleet.calibrations(),
                    data.test(),
                    tested.classification(),
                    tested.outputs(),
                    start.quantization().uses());
        }
    }

    private Taught taught(FittedModel fitted, DataSplit data) {
        if (!settings.gradient().distillation().isUsed()) {
            return Taught.BY_LABELS;
        }
        FittedModel other = teacher.map(model -> model.fitted(settings.preset().calibration(data.train())))
                .orElse(fitted);
        return Taught.by(new FloatTeacher(other, fitted, settings.chips().threads()));
    }

    /**
     * Checks that the settings fit a network, before anything is trained.
     *
     * @throws SettingException if not
     * @throws dev.synram.network.NetworkException if it does not record the gain of the chips that it was made for, and the settings recalibrate
     * @throws dev.synram.experiment.model.ModelException if it is recalibrated already, and the settings do that, too
     */
    public void requireFit(Model model) {
        settings.order().require(settings.epochs(), model.layers().macs().size());
        settings.requireAugmentationOf(model.layers().inputLayer());
        boolean recalibrates = settings.gradient().robustness().recalibrates();
        if (recalibrates) {
            BiasCorrection.requireBiases(model.layers());
        }
        if (recalibrates && model instanceof QuantizedModel quantized) {
            quantized.network().requireGain();
            Recalibration.requireOriginal(quantized);
        }
    }

    /** Everything that must be equal to get the same network, by the names of the options. */
    public CheckpointSettings identity(Model model, DataSplit data) {
        ResumedSettings resumed = new ResumedSettings(settings);
        return resumed.onHost(model, data).with(resumed.inTheLoop(teacher));
    }

    private Checkpoints checkpoints(Model model, DataSplit data) {
        if (storage.isEmpty()) {
            return Checkpoints.none();
        }
        ResumedSettings resumed = new ResumedSettings(settings);
        CheckpointSettings host = resumed.onHost(model, data);
        Checkpoints checkpoints = Checkpoints.in(storage.get().folder(), host, host.with(resumed.inTheLoop(teacher)));
        if (storage.get().resume()) {
            checkpoints.check().forEach(storage.get().notes());
        } else {
            checkpoints.delete();
        }
        return checkpoints;
    }

    private TrainingState trainedInFloat(FittedFloatModel fitted, DataSplit data, Checkpoints checkpoints) {
        InputRange range = fitted.range();
        TrainingSamples samples =
                TrainingSamples.of(data, settings.patience() > 0, all -> all.withValues(range.divided(all.values())));
        Hyperparameters hyperparameters =
                settings.onHost(fitted.host().network().inputLayer());
        TrainingState start =
                checkpoints.loadHost(TrainingState.initial(fitted.host().parameters()));
        HostTraining training = new HostTraining(fitted.host().network());
        try (CalibrationsAhead calibrations = CalibrationsAhead.of(settings.fleet())) {
            TrainingState trained;
            Progress.Task task = EpochProgress.task(
                    progress,
                    "training in float",
                    hyperparameters,
                    samples.train().count(),
                    start.epochs());
            try (EpochProgress epochs = new EpochProgress(task, checkpoints::saveHost)) {
                trained = training.train(start, hyperparameters, samples.train(), samples.heldOut(), epochs);
            }
            calibrations.finish(progress);
            return trained;
        }
    }

    private TrainingResult result(
            Model model,
            DataSplit data,
            Fleet fleet,
            NetworkTests.Outcome tested,
            LoopTraining.Outcome loop,
            List<EpochRecord> hostHistory,
            @Nullable IdealComparison ideal) {
        FleetAccuracies accuracies = new FleetAccuracies(tested.chips());
        Calibration first = fleet.members().getFirst().calibrations().getFirst();
        return new TrainingResult(
                Version.CURRENT,
                model.name(),
                settings.preset().toString(),
                choices,
                settings.start().weights().toString(),
                data.name(),
                settings.fleet().chipSeed(),
                settings.chips().chips(),
                CalibrationState.of(settings.chips().calibration()),
                settings.chips().seed(),
                settings.chips().threads(),
                settings.hostEpochs(),
                loop.state().epochs(),
                data.train().count(),
                data.test().count(),
                loop.correction()
                        .map(biases -> biases.samples().length / model.input().size())
                        .orElse(null),
                tested.inFloat().accuracy(),
                accuracies.meanBefore(),
                accuracies.mean(false).orElseThrow(),
                accuracies.lowest(false).orElseThrow(),
                tested.accuracyUncalibrated(),
                accuracies.mean(true).orElse(null),
                accuracies.lowest(true).orElse(null),
                first.after().gain(),
                first.after().temporalNoise(),
                ideal,
                tested.chips(),
                tested.calibrations(),
                hostHistory,
                loop.state().history(),
                loop.samplesPerSecond(),
                tested.samplesPerSecond(),
                tested.modelled(),
                ClassResults.all(
                        new ClassTest(data.classNames(), data.groups(), false),
                        tested.inFloat(),
                        tested.members(),
                        tested.unseen()),
                (System.nanoTime() - begin) / 1e9);
    }
}
