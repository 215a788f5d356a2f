package dev.synram.report.sample;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Targets;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import dev.synram.experiment.result.training.ChipAccuracy;
import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.experiment.result.training.SampleOutputs;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.quantization.RangeUse;
import dev.synram.runtime.Classification;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trainings with made-up values. */
public final class SampleTraining {

    private SampleTraining() {}

    /**
     * A training.
     *
     * @param chip name of the chip
     * @param classes number of classes, at least 3
     * @param epochs number of epochs of both trainings
     */
    public static TrainedNetwork of(String chip, int classes, int epochs) {
        Response before = new Response(0.00198, 0.136, 23.5, 24.2, 2.05);
        Response after = new Response(0.00195, 0.0085, 1.25, 1.62, 2.06);
        Calibration calibration = new Calibration(
                chip, 1, Targets.DEFAULT, CalibrationOptions.DEFAULT, 12, settings(), before, after, List.of());
        LabelledData test = new LabelledData(
                List.of(2, 2, 1),
                true,
                new float[] {0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0},
                new byte[] {0, 1, 1},
                IntStream.range(0, classes).mapToObj(SampleTraining::className).toList());
        List<EpochRecord> history = IntStream.range(0, epochs)
                .mapToObj(i -> new EpochRecord(0.5 / (i + 1), 0.5 + 0.03 * i, 0.75 + 0.01 * i))
                .toList();
        TrainingResult result = new TrainingResult(
                "0.1.0",
                "Digits <& more>",
                "published",
                List.of(new ChosenSetting("epochs", "1", "as given")),
                "quantized",
                "mnist",
                1,
                1,
                CalibrationState.of(calibration),
                1,
                2,
                1,
                1,
                3,
                3,
                100,
                0.9871,
                0.9632,
                0.9823,
                0.9823,
                0.5314,
                null,
                null,
                0.00195,
                2.06,
                new IdealComparison(0.00195, 0.9842, new AccuracyDrop(0.0019, -0.0002, 0.0041), history),
                List.of(ChipAccuracy.trained(1, 0.9632, 0.9823), ChipAccuracy.unseen(2, 0.9712)),
                List.of(
                        new CalibrationAccuracy(
                                CalibrationState.of(calibration), 0.9823, new AccuracyInterval(0.9795, 0.9847), null),
                        new CalibrationAccuracy(
                                new CalibrationState("best", 0),
                                0.9836,
                                new AccuracyInterval(0.9809, 0.9859),
                                new AccuracyDifference(0.0013, -0.0002, 0.0028))),
                history,
                history,
                null,
                37_103,
                List.of(new ModelledCost(
                        "public",
                        1152,
                        DurationRange.exactly(1152),
                        1152,
                        DurationRange.exactly(1152),
                        List.of(new ModelledEnergy("published for MNIST", 0.3, 0.346)))),
                List.of(),
                1);
        Network network = Network.mnist();
        QuantizedNetwork quantized = new QuantizedNetwork(
                network,
                network.macs().stream()
                        .map(mac -> new QuantizedNetwork.Mac(
                                new QuantizedWeights(
                                        mac.inputs(), mac.outputs(), new byte[mac.inputs() * mac.outputs()]),
                                1))
                        .toList(),
                new TreeMap<>(Map.of("seed", "1")));
        return new TrainedNetwork(
                result,
                quantized,
                Optional.empty(),
                List.of(calibration),
                test,
                new Classification(new byte[] {0, 1, 1}, new byte[] {0, 1, 0}, classes),
                List.of(new SampleOutputs(1, 1, outputs(classes), Collections.nCopies(classes, 3.0))),
                List.of(new RangeUse("conv1", 12, 124, 0.001)));
    }

    private static String className(int number) {
        return number == 0 ? "0" : number == 1 ? "<one>" : "class " + number;
    }

    private static List<Double> outputs(int classes) {
        return IntStream.range(0, classes)
                .mapToObj(i -> i == 1 ? 60.0 : -20.0 - i)
                .toList();
    }

    private static List<CellSettings> settings() {
        return Cell.ofMultiplication().stream()
                .map(cell -> {
                    int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
                    boolean[] successes = new boolean[values.length];
                    Arrays.fill(values, cell.defaultValue());
                    Arrays.fill(successes, true);
                    return new CellSettings(cell, values, successes);
                })
                .toList();
    }
}
