package dev.synram.experiment;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.data.DataSplit;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
 * <p>Sends that would not count are refused: of a network that has its own, and beside samples. An activity that is given counts
 * instead of a measured or assumed one.
 *
 * <p>A plan states its assumptions, see {@link NetworkPlan#basis}.
 */
public final class Planning {

    private static final long MEASURED_CHIP = 1;

    private final PlanSettings settings;
    private final Supplier<Target> target;
    private final Progress progress;

    /** Plans for chips without defects, without progress reports. */
    public Planning(PlanSettings settings) {
        this(settings, () -> Target.of(settings.chips()), Progress.NONE);
    }

    private Planning(PlanSettings settings, Supplier<Target> target, Progress progress) {
        this.settings = settings;
        this.target = target;
        this.progress = progress;
    }

    /** The same for other chips, such as calibrated ones with defects; the target determines their number. */
    public Planning on(Target other) {
        return on(() -> other);
    }

    /** The same for chips that are made once nothing is left to refuse. */
    public Planning on(Supplier<Target> other) {
        return new Planning(settings, other, progress);
    }

    /** The same with progress reports. */
    public Planning showing(Progress other) {
        return new Planning(settings, target, other);
    }

    /** What is planned: a network with its sends and activity, and where they come from. */
    private record Subject(
            String name, Workload workload, @Nullable ConversionState conversion, List<String> basis) {}

    /** Plans a workload given by the caller; {@link PlanSettings#activity} replaces its activity. */
    public NetworkPlan run(Workload work) {
        return plan(new Subject(work.network().name(), work, null, List.of()));
    }

    /**
     * Plans a network of the program; {@link PlanSettings#activity} replaces its activity.
     *
     * @throws SettingException if sends are given
     */
    public NetworkPlan run(PlannedNetwork planned) {
        requireNoSends(planned.label());
        List<String> basis = new ArrayList<>(planned.basis());
        if (settings.activity().isEmpty()) {
            basis.addAll(planned.activityBasis());
        }
        return plan(new Subject(planned.label(), planned.workload(), null, basis));
    }

    /**
     * Plans without data. For a network in float, sends and activity are assumed.
     *
     * @throws dev.synram.network.NetworkException if the network has a batch normalization that cannot be folded
     * @throws SettingException if sends are given for a quantized network, which has its own
     */
    public NetworkPlan run(Model model) {
        return plan(
                switch (model) {
                    case QuantizedModel quantized -> {
                        requireNoSends(quantized.name());
                        QuantizedNetwork network = quantized.network();
                        yield new Subject(model.name(), Workload.of(network), null, basis(network));
                    }
                    case FloatModel floats -> {
                        AssumedWorkload assumed = AssumedWorkload.of(floats.network(), settings);
                        yield new Subject(model.name(), assumed.workload(), null, assumed.basis());
                    }
                });
    }

    private void requireNoSends(String network) {
        if (settings.numSends().isPresent()) {
            throw new SettingException(
                    "numSends",
                    "is given, but %s has sends of its own; leave it out or give a network in float"
                            .formatted(network));
        }
    }

    /**
     * Checks what is known before samples are read.
     *
     * @throws SettingException if settings are given that would not count beside samples: sends, or the conversion of a network that is
     *     quantized already
     */
    public void requireMeasurable(Model model) {
        switch (model) {
            case QuantizedModel quantized -> {
                if (settings.numSends().isPresent()) {
                    throw new SettingException(
                            "numSends", "is given, but %s has sends of its own; leave it out".formatted(model.name()));
                }
                quantized.requireNoConversion(settings.conversion());
            }
            case FloatModel _ -> {
                if (settings.numSends().isPresent()) {
                    throw new SettingException(
                            "numSends", "is given, but samples determine it; leave it out or plan without samples");
                }
            }
        }
    }

    /**
     * Plans with sends and activity measured on simulated chips from 1 on, calibrated; {@link PlanSettings#activity} replaces that activity.
     *
     * @param data up to {@value Model#CALIBRATION_SAMPLES} of its training samples are used, without labels
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws SettingException if sends are given, the conversion of a network that is quantized already, or weights shall stay on the
     *     chips but do not fit
     */
    public NetworkPlan run(Model model, DataSplit data) {
        ChipSettings chips = ChipSettings.defaults().withChips(settings.chips()).withWait(settings.waitBetweenEvents());
        MeasuredWorkload.Chips measured =
                new MeasuredWorkload.Chips(chips, made -> SimulatedChips.calibrated(made, MEASURED_CHIP, progress));
        return plan(subject(model, measured(model, data, measured)));
    }

    /**
     * Plans for calibrated chips, on which sends and activity are measured; {@link PlanSettings#activity} replaces that activity.
     *
     * @param data up to {@value Model#CALIBRATION_SAMPLES} of its training samples are used, without labels
     * @param chips settings of the chips, which determine their number
     * @param maker makes such chips, once nothing is left to refuse; they are closed
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws SettingException if sends are given, the conversion of a network that is quantized already, or weights shall stay on the
     *     chips but do not fit
     */
    public NetworkPlan run(
            Model model, DataSplit data, ChipSettings chips, Function<ChipSettings, SimulatedChips> maker) {
        MeasuredWorkload work = measured(model, data, new MeasuredWorkload.Chips(chips, maker));
        return on(work.target()).plan(subject(model, work));
    }

    private MeasuredWorkload measured(Model model, DataSplit data, MeasuredWorkload.Chips chips) {
        requireMeasurable(model);
        return MeasuredWorkload.of(model, data, settings, chips);
    }

    private Subject subject(Model model, MeasuredWorkload work) {
        return new Subject(
                model.name(), work.workload(), ConversionState.of(model, settings.conversion()), work.basis());
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

    private NetworkPlan plan(Subject subject) {
        List<String> basis = new ArrayList<>(subject.basis());
        Workload work = subject.workload();
        if (settings.activity().isPresent()) {
            double activity = settings.activity().getAsDouble();
            work = work.withActivity(activity);
            basis.add("%s %% of the inputs of every layer are not 0, as given".formatted(100 * activity));
        }
        Compiler compiler = new Compiler(target.get(), settings.waitBetweenEvents());
        return new NetworkPlan(
                subject.name(),
                compiler.compile(work, settings.batch()),
                compiler.costs(work, settings.batch()),
                settings.powers(),
                subject.conversion(),
                basis);
    }
}
