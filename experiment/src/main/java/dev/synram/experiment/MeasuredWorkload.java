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
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
     * Chips on which a network is measured.
     *
     * @param settings of the chips
     * @param maker makes chips with these settings
     */
    record Chips(ChipSettings settings, Function<ChipSettings, SimulatedChips> maker) {

        private SimulatedChips make() {
            return maker.apply(settings);
        }
    }

    /**
     * Measures a network.
     *
     * @param chips on which it is measured, made once nothing is left to refuse
     */
    static MeasuredWorkload of(Model model, DataSplit data, PlanSettings settings, Chips chips) {
        LabelledData train =
                SampleOrder.fitted(data, model, settings.normalization()).train();
        ChipConversion conversion = model.fitted(train.spaced(Math.min(Model.CALIBRATION_SAMPLES, train.count())))
                .conversion(settings.conversion(), false);
        conversion.requireRoom(chips.settings().chips(), settings.waitBetweenEvents());
        LabelledData samples = train.spaced(Math.min(ACTIVITY_SAMPLES, train.count()));
        try (SimulatedChips calibrated = chips.make()) {
            QuantizedNetwork network = conversion
                    .on(calibrated.cluster(), settings.waitBetweenEvents())
                    .network();
            boolean given = settings.activity().isPresent();
            return new MeasuredWorkload(
                    Workload.of(given ? network : withActivity(network, calibrated, samples)),
                    calibrated.target(),
                    List.of(String.format(
                            Locale.ROOT,
                            "sends of each layer as quantized%s, for simulated %s with %,d samples of %s",
                            given ? "" : ", and its activity as measured",
                            calibrated.name(),
                            samples.count(),
                            data.name())));
        }
    }

    private static QuantizedNetwork withActivity(QuantizedNetwork network, SimulatedChips chips, LabelledData samples) {
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        Vectors activations = Vectors.of(
                network.inputRange().activations(samples.values()),
                network.network().input().size());
        runner.run(NoiseKey.of(chips.settings().seed()), activations);
        return network.withActivity(runner.activity().shares(runner.plan()));
    }
}
