package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.TargetData;
import dev.synram.experiment.accuracy.RegressionError;
import dev.synram.experiment.accuracy.RegressionErrors;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ChipRegression;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.RegressionResult;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.Readout;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates a network whose results are values: its error against targets in float on the host and on simulated, calibrated
 * chips. The analysis of the settings belongs to classes and is left out.
 */
public final class Regression {

    private final EvaluationSettings settings;
    private final Progress progress;

    /** A regression without progress reports. */
    public Regression(EvaluationSettings settings) {
        this(settings, Progress.NONE);
    }

    /** A regression with progress reports. */
    public Regression(EvaluationSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs the regression.
     *
     * @throws DataException if the samples or targets do not fit the network
     * @throws ModelException if its results are classes, or the value of one LSB of them is unknown
     */
    public RegressionResult run(Model model, TargetData data) {
        requireValues(model, data);
        DataSplit ordered = SampleOrder.fitted(data.samples(), model, settings.normalization());
        LabelledData ranges = ordered.forRanges();
        FittedModel fitted = model.fitted(ranges.spaced(Math.min(Model.CALIBRATION_SAMPLES, ranges.count())));
        ChipConversion conversion = fitted.conversion(settings.conversion(), true);
        conversion.requireRoom(settings.chips().chips(), settings.chips().waitBetweenEvents());
        int available = ordered.scored().count();
        int samples = settings.samples().orElse(available);
        SettingException.require("samples", samples, 2, available);
        TestSamples test = TestSamples.of(ordered.scored().spaced(samples), fitted.range());
        RegressionErrors errors = new RegressionErrors(data.scored(samples), data.outputs());
        RegressionError onHost = errors.of(List.of(onHost(model, fitted, test)));
        List<ChipRegression> chips = new ArrayList<>();
        for (long seed : settings.chipSeeds()) {
            try (SimulatedChips calibrated = SimulatedChips.calibrated(settings.chips(), seed, progress)) {
                ChipModel onChip =
                        conversion.on(calibrated.cluster(), settings.chips().waitBetweenEvents());
                chips.add(onChips(seed, calibrated, onChip, test, errors));
            }
        }
        return new RegressionResult(
                Version.CURRENT,
                model.name(),
                data.samples().name(),
                samples,
                data.outputs(),
                RegressionErrors.METHOD,
                settings.chips().seed(),
                settings.chips().chips(),
                CalibrationState.of(settings.chips().calibration()),
                ConversionState.of(model, settings.conversion()),
                onHost,
                chips);
    }

    private static void requireValues(Model model, TargetData data) {
        switch (model.layers().nodes().getLast().layer()) {
            case Readout _, ArgMax _ ->
                throw new ModelException("%s ends with %s; regression takes networks whose results are values"
                        .formatted(
                                model.name(), model.layers().nodes().getLast().layer()));
            default -> {}
        }
        if (model.outputs() != data.outputs()) {
            throw new DataException("the data have %s targets a sample, but the network has %s results"
                    .formatted(data.outputs(), model.outputs()));
        }
    }

    private float[] onHost(Model model, FittedModel fitted, TestSamples test) {
        FloatNetwork host = fitted.host();
        try (FloatRunner runner = new FloatRunner(host, settings.chips().threads())) {
            float[] results = runner.run(test.values());
            if (model instanceof QuantizedModel quantized) { // its results are in LSB
                double unit = unit(model.name(), quantized.network().outputUnit());
                for (int i = 0; i < results.length; i++) {
                    results[i] = (float) (results[i] * unit);
                }
            }
            return results;
        }
    }

    private static double unit(String name, double unit) {
        if (unit == 0) {
            throw new ModelException(
                    ("%s does not record the value of one LSB of its results, which files of version 3 "
                                    + "lack; run the .onnx file, or quantize or train it again")
                            .formatted(name));
        }
        return unit;
    }

    private ChipRegression onChips(
            long seed, SimulatedChips chips, ChipModel onChip, TestSamples test, RegressionErrors errors) {
        try (Progress.Task task =
                progress.begin("running on " + settings.chips().name(seed), settings.runs())) {
            QuantizedNetwork network = onChip.network();
            double unit = unit(network.network().name(), network.outputUnit());
            NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
            NoiseKey noise = NoiseKey.of(settings.chips().seed()).fold(0);
            List<float[]> runs = new ArrayList<>();
            for (int run = 0; run < settings.runs(); run++) {
                runs.add(values(runner.run(noise.fold(run), test.activations(network)), unit));
                task.advance(1);
            }
            QuantizedNetwork measured = network.withActivity(runner.activity().shares(runner.plan()));
            return new ChipRegression(
                    seed,
                    errors.of(runs),
                    chips.gain(),
                    unit,
                    onChip.warnings(),
                    ModelledCost.of(chips.compiler(), Workload.of(measured)));
        }
    }

    private static float[] values(Vectors results, double unit) {
        byte[] bytes = results.data();
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bytes[i] * unit);
        }
        return values;
    }
}
