package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.NetworkPlan;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plans the layout of a network on chips and models the time and energy of a sample. Both depend on the number of sends
 * and on the activity, the share of nonzero inputs:
 *
 * <ul>
 * <li>a quantized network contains its sends, and its activity if it was measured;
 * <li>for a network in float, both are measured with samples: it is quantized for simulated chip 1 and run there;
 * <li>without samples, sends and activity are {@linkplain PlanSettings assumed}, inputs are assumed not to be negative,
 * and the plan is an estimate.
 * </ul>
 *
 * <p>A plan states its assumptions, see {@link NetworkPlan#basis}.
 */
public final class Planning {

    /** Largest number of samples for measuring the activity. */
    private static final int ACTIVITY_SAMPLES = 200;

    private static final long MEASURED_CHIP = 1;

    private final PlanSettings settings;
    private final Target target;
    private final Progress progress;

    /** Plans for chips without defects, without progress reports. */
    public Planning(PlanSettings settings) {
        this(settings, Target.of(settings.chips()), Progress.NONE);
    }

    private Planning(PlanSettings settings, Target target, Progress progress) {
        this.settings = settings;
        this.target = target;
        this.progress = progress;
    }

    /** The same for other chips, such as calibrated ones with defects; the target determines their number. */
    public Planning on(Target other) {
        return new Planning(settings, other, progress);
    }

    /** The same with progress reports. */
    public Planning showing(Progress other) {
        return new Planning(settings, target, other);
    }

    /** Plans a workload given by the caller; {@link PlanSettings#activity} replaces its activity. */
    public NetworkPlan run(Workload work) {
        return plan(work, List.of());
    }

    /** Plans a network of the program; {@link PlanSettings#activity} replaces its activity. */
    public NetworkPlan run(PlannedNetwork planned) {
        return plan(planned.workload(), planned.basis());
    }

    /**
     * Plans without data. For a network in float, sends and activity are assumed.
     *
     * @throws dev.synram.network.NetworkException if the network has a batch normalization that cannot be folded
     */
    public NetworkPlan run(Model model) {
        return switch (model) {
            case QuantizedModel quantized -> plan(Workload.of(quantized.network()), basis(quantized.network()));
            case FloatModel floats -> {
                AssumedWorkload assumed = AssumedWorkload.of(floats.network(), settings);
                yield plan(assumed.workload(), assumed.basis());
            }
        };
    }

    /**
     * Plans with sends and activity measured on simulated chip 1, calibrated.
     *
     * @param data up to {@value Model#CALIBRATION_SAMPLES} of its training samples are used, without labels
     * @throws dev.synram.data.DataException if the data do not fit the network
     */
    public NetworkPlan run(Model model, DataSplit data) {
        ChipSettings chip = ChipSettings.defaults().withWait(settings.waitBetweenEvents());
        try (SimulatedChips calibrated = SimulatedChips.calibrated(chip, MEASURED_CHIP, progress)) {
            return run(model, data, calibrated);
        }
    }

    /**
     * Plans with sends and activity measured on calibrated chips.
     *
     * @param data up to {@value Model#CALIBRATION_SAMPLES} of its training samples are used, without labels
     * @throws dev.synram.data.DataException if the data do not fit the network
     */
    public NetworkPlan run(Model model, DataSplit data, SimulatedChips chips) {
        LabelledData train =
                SampleOrder.fitted(data, model, settings.normalization()).train();
        FittedModel fitted = model.fitted(train.spaced(Math.min(Model.CALIBRATION_SAMPLES, train.count())));
        LabelledData samples = train.spaced(Math.min(ACTIVITY_SAMPLES, train.count()));
        QuantizedNetwork network = fitted.conversion(settings.conversion(), false)
                .on(chips.cluster(), settings.waitBetweenEvents())
                .network();
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        Vectors activations = Vectors.of(
                network.inputRange().activations(samples.values()),
                network.network().input().size());
        runner.run(NoiseKey.of(chips.settings().seed()), activations);
        QuantizedNetwork measured = network.withActivity(runner.activity().shares(runner.plan()));
        return plan(
                Workload.of(measured),
                List.of(String.format(
                        Locale.ROOT,
                        "sends of each layer as quantized, and its activity as measured, for simulated %s with %,d samples of %s",
                        chips.name(),
                        samples.count(),
                        data.name())));
    }

    private List<String> basis(QuantizedNetwork network) {
        List<String> basis = new ArrayList<>();
        basis.add("sends of each layer as the network has them");
        if (settings.activity().isEmpty()) {
            boolean measured = network.macs().stream().anyMatch(mac -> mac.activity() < 1);
            basis.add(
                    measured
                            ? "activity of each layer as measured when the network was made"
                            : "assumed: no input is 0, as the activity was not measured when the network was made");
        }
        return basis;
    }

    private NetworkPlan plan(Workload given, List<String> known) {
        List<String> basis = new ArrayList<>(known);
        Workload work = given;
        if (settings.activity().isPresent()) {
            double activity = settings.activity().getAsDouble();
            work = given.withActivity(activity);
            basis.add("%s %% of the inputs of every layer are not 0, as given".formatted(100 * activity));
        }
        Compiler compiler = new Compiler(target, settings.waitBetweenEvents());
        return new NetworkPlan(
                compiler.compile(work, settings.batch()),
                compiler.costs(work, settings.batch()),
                settings.powers(),
                basis);
    }
}
