package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.ChipUse;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;

/**
 * Converts a network in float for a simulated, calibrated chip and tells how well each of its layers uses it.
 *
 * @param chip the chip
 * @param seed seed of the chip's errors
 * @param conversion how the network is converted
 * @param normalization how samples are normalized
 * @param values whether the network's results are values rather than classes
 */
public record ChipInspection(
        ChipSettings chip, long seed, ConversionSettings conversion, Normalization normalization, boolean values) {

    private static final int ACTIVITY_SAMPLES = 100;

    /**
     * Runs the inspection.
     *
     * @param data its samples for ranges are used, without labels
     * @throws ModelException if the network is quantized already
     * @throws dev.synram.data.DataException if the data do not fit the network
     */
    public ChipUse run(Model model, DataSplit data, Progress progress) {
        if (!(model instanceof FloatModel)) {
            throw new ModelException(
                    "%s is quantized already: its ranges were chosen for another chip; give the .onnx or .tflite file"
                            .formatted(model.name()));
        }
        LabelledData ranges = SampleOrder.fitted(data, model, normalization).forRanges();
        LabelledData some = ranges.spaced(Math.min(Model.CALIBRATION_SAMPLES, ranges.count()));
        ChipConversion way = model.fitted(some).conversion(conversion, values);
        way.requireRoom(chip.chips(), chip.waitBetweenEvents());
        try (SimulatedChips chips = SimulatedChips.calibrated(chip, seed, progress);
                Progress.Task task = progress.begin("converting the network for chip " + seed, 1)) {
            ChipModel converted = way.on(chips.cluster(), chip.waitBetweenEvents());
            task.advance(1);
            QuantizedNetwork network = converted.network();
            return new ChipUse(
                    Version.CURRENT,
                    model.name(),
                    data.name(),
                    seed,
                    network.largestInput(),
                    converted.layers(),
                    converted.tradeOffs(),
                    ModelledCost.of(chips.compiler(), Workload.of(measured(chips, network, some))));
        }
    }

    private static QuantizedNetwork measured(SimulatedChips chips, QuantizedNetwork network, LabelledData samples) {
        LabelledData some = samples.spaced(Math.min(ACTIVITY_SAMPLES, samples.count()));
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        runner.run(
                NoiseKey.of(chips.settings().seed()),
                Vectors.of(
                        network.inputRange().activations(some.values()),
                        network.network().input().size()));
        return network.withActivity(runner.activity().shares(runner.plan()));
    }
}
