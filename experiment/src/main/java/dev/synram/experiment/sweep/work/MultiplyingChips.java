package dev.synram.experiment.sweep.work;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.NetworkUse;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RepeatedRuns;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chips that multiply, alone or with networks of such layers. */
final class MultiplyingChips implements Substrate {

    private static final List<Calibration> NOT_CALIBRATED = List.of();

    private final int runs;
    private final long seed;
    private final Map<String, Tested> networks = new HashMap<>();

    /** A network with its samples. */
    private record Tested(QuantizedNetwork network, NetworkWorkload.OfActivations workload) {}

    MultiplyingChips(SweepWorkload workload) {
        runs = workload.runs();
        seed = workload.seed();
        for (NetworkWorkload one : workload.networks()) {
            if (one instanceof NetworkWorkload.OfActivations given) {
                networks.put(given.name(), new Tested(TemporaryFile.read(given.file(), NetworkFile::read), given));
            }
        }
    }

    @Override
    public Calibrated calibrate(ChipKind kind) {
        List<Calibration> calibrations = calibrations(kind);
        return point -> {
            try (SimulatedChips chips = chips(point, calibrations)) {
                return measurement(chips, point.use());
            }
        };
    }

    private List<Calibration> calibrations(ChipKind kind) {
        if (kind.calibration() == SweepCalibration.NONE) {
            return NOT_CALIBRATED;
        }
        ChipSettings fresh = settings(kind, Duration.ZERO, ChipSettings.DEFAULT_WAIT, NOT_CALIBRATED);
        try (SimulatedChips chips = SimulatedChips.calibrated(fresh, kind.chipSeed(), Progress.NONE)) {
            return chips.calibrations();
        }
    }

    private ChipSettings settings(ChipKind kind, Duration age, int wait, List<Calibration> calibrations) {
        CalibrationSettings calibration = kind.calibration()
                .effort()
                .map(effort -> new CalibrationSettings(effort, age, calibrations))
                .orElseGet(CalibrationSettings::defaults);
        return new ChipSettings(kind.parameters(), kind.chips(), wait, seed, 1, calibration);
    }

    private SimulatedChips chips(SweepPoint point, List<Calibration> calibrations) {
        ChipKind kind = point.kind();
        ChipSettings settings = settings(kind, point.age(), point.use().waitBetweenEvents(), calibrations);
        if (kind.calibration() != SweepCalibration.NONE) {
            return SimulatedChips.calibrated(settings, kind.chipSeed(), Progress.NONE);
        }
        SimulatedChips chips = SimulatedChips.uncalibrated(settings, kind.chipSeed());
        chips.age(point.age());
        return chips;
    }

    private SweepMeasurement measurement(SimulatedChips chips, NetworkUse use) {
        List<Calibration> calibrations = chips.calibrations();
        List<Response> responses = calibrations.isEmpty()
                ? chips.cluster().chips().stream()
                        .map(chip -> Response.measure(chip, NoiseKey.of(seed)))
                        .toList()
                : calibrations.stream().map(Calibration::after).toList();
        return new SweepMeasurement(
                Optional.ofNullable(networks.get(use.network())).map(one -> measurement(chips, one, use)),
                Optional.of(SweepMeasurement.mean(responses)),
                calibrations.stream().mapToInt(Calibration::failures).sum());
    }

    private NetworkMeasurement measurement(SimulatedChips chips, Tested tested, NetworkUse use) {
        Compiler compiler = chips.compiler().withStyle(use.layout());
        QuantizedNetwork onChips = use.numSends() == NetworkUse.OWN_SENDS
                ? tested.network()
                : tested.network().withNumSends(use.numSends());
        NetworkRunner runner = new NetworkRunner(chips.cluster(), compiler, onChips);
        Vectors samples = Vectors.of(
                tested.workload().activations(), onChips.network().input().size());
        NoiseKey noise = NoiseKey.of(seed).fold(0);
        double accuracy = RepeatedRuns.measure(
                        runner, noise, samples, tested.workload().labels(), runs)
                .accuracy();
        QuantizedNetwork measured = onChips.withActivity(runner.activity().shares(runner.plan()));
        Cost cost =
                compiler.costs(Workload.of(measured), Compiler.DEFAULT_BATCH).getLast();
        return new NetworkMeasurement(
                accuracy,
                AccuracyInterval.of(accuracy, samples.count()),
                cost.microsecondsPerSample(),
                cost.millijoulesPerSample(PowerFigure.PUBLISHED.watts()));
    }
}
