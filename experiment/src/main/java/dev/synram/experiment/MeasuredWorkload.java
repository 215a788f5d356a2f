package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is measured of a network with samples, on calibrated chips.
 *
 * @param workload its layers, sends and activity
 * @param target the chips
 * @param basis what was measured, one sentence each
 */
record MeasuredWorkload(Workload workload, Target target, List<String> basis) {

    /** Largest number of samples for measuring the activity. */
    private static final int ACTIVITY_SAMPLES = 200;

    /**
     * Measures a network.
     *
     * @param chips makes the chips, once nothing is left to refuse
     */
    static MeasuredWorkload of(Model model, DataSplit data, PlanSettings settings, Supplier<SimulatedChips> chips) {
        requireUnmeasured("numSends", settings.numSends().isPresent());
        requireUnmeasured("activity", settings.activity().isPresent());
        LabelledData train =
                SampleOrder.fitted(data, model, settings.normalization()).train();
        ChipConversion conversion = model.fitted(train.spaced(Math.min(Model.CALIBRATION_SAMPLES, train.count())))
                .conversion(settings.conversion(), false);
        conversion.requireRoom(settings.chips(), settings.waitBetweenEvents());
        LabelledData samples = train.spaced(Math.min(ACTIVITY_SAMPLES, train.count()));
        try (SimulatedChips calibrated = chips.get()) {
            QuantizedNetwork network = conversion
                    .on(calibrated.cluster(), settings.waitBetweenEvents())
                    .network();
            NetworkRunner runner = new NetworkRunner(calibrated.cluster(), calibrated.compiler(), network);
            Vectors activations = Vectors.of(
                    network.inputRange().activations(samples.values()),
                    network.network().input().size());
            runner.run(NoiseKey.of(calibrated.settings().seed()), activations);
            return new MeasuredWorkload(
                    Workload.of(network.withActivity(runner.activity().shares(runner.plan()))),
                    calibrated.target(),
                    List.of(String.format(
                            Locale.ROOT,
                            "sends of each layer as quantized, and its activity as measured, for simulated %s with %,d samples of %s",
                            calibrated.name(),
                            samples.count(),
                            data.name())));
        }
    }

    private static void requireUnmeasured(String setting, boolean given) {
        if (given) {
            throw new SettingException(
                    setting, "is given, but samples determine it; leave it out or plan without samples");
        }
    }
}
