package dev.synram.experiment.sweep;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RepeatedRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Computes rows of a sweep, each on one thread. A row depends on its point and the workload alone. Chips are calibrated once for
 * all points that differ in nothing that a calibration depends on; each row has new chips to which the calibration is written, as
 * with a calibration from a file. Used by many threads at a time.
 */
public final class SweepWork {

    private static final List<Calibration> NOT_CALIBRATED = List.of();

    private final SweepWorkload workload;
    private final Optional<QuantizedNetwork> network;

    /**
     * Reads the network of a workload.
     *
     * @throws UncheckedIOException if there is no room for a temporary file
     */
    public SweepWork(SweepWorkload workload) {
        this.workload = workload;
        network = workload.hasNetwork() ? Optional.of(read(workload.network())) : Optional.empty();
    }

    private static QuantizedNetwork read(byte[] content) {
        try {
            Path file = Files.createTempFile("synram", ".synram");
            try {
                Files.write(file, content);
                return NetworkFile.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Measures chips in several settings.
     *
     * @param points of one kind of chips
     * @return one row a point; those whose measurement failed say why
     */
    public List<SweepRow> rows(List<SweepPoint> points) {
        ChipKind kind = points.getFirst().kind();
        List<Calibration> calibrations;
        try {
            calibrations = calibrations(kind);
        } catch (RuntimeException e) {
            return points.stream().map(point -> SweepRow.failed(point, e)).toList();
        }
        return points.stream().map(point -> row(point, calibrations)).toList();
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
        return new ChipSettings(kind.parameters(), kind.chips(), wait, workload.seed(), 1, calibration);
    }

    private SweepRow row(SweepPoint point, List<Calibration> calibrations) {
        try (SimulatedChips chips = chips(point, calibrations)) {
            return SweepRow.of(point, measurement(chips));
        } catch (RuntimeException e) {
            return SweepRow.failed(point, e);
        }
    }

    private SimulatedChips chips(SweepPoint point, List<Calibration> calibrations) {
        ChipKind kind = point.kind();
        ChipSettings settings = settings(kind, point.age(), point.waitBetweenEvents(), calibrations);
        if (kind.calibration() != SweepCalibration.NONE) {
            return SimulatedChips.calibrated(settings, kind.chipSeed(), Progress.NONE);
        }
        SimulatedChips chips = SimulatedChips.uncalibrated(settings, kind.chipSeed());
        chips.age(point.age());
        return chips;
    }

    private SweepMeasurement measurement(SimulatedChips chips) {
        List<Calibration> calibrations = chips.calibrations();
        List<Response> responses = calibrations.isEmpty()
                ? chips.cluster().chips().stream()
                        .map(chip -> Response.measure(chip, NoiseKey.of(workload.seed())))
                        .toList()
                : calibrations.stream().map(Calibration::after).toList();
        return new SweepMeasurement(
                network.map(one -> measurement(chips, one)),
                SweepMeasurement.mean(responses),
                calibrations.stream().mapToInt(Calibration::failures).sum());
    }

    private NetworkMeasurement measurement(SimulatedChips chips, QuantizedNetwork onChips) {
        Compiler compiler = chips.compiler();
        NetworkRunner runner = new NetworkRunner(chips.cluster(), compiler, onChips);
        Vectors samples =
                Vectors.of(workload.activations(), onChips.network().input().size());
        NoiseKey noise = NoiseKey.of(workload.seed()).fold(0);
        double accuracy = RepeatedRuns.measure(runner, noise, samples, workload.labels(), workload.runs())
                .accuracy();
        QuantizedNetwork measured = onChips.withActivity(runner.activity().shares(runner.plan()));
        ModelledCost cost = ModelledCost.of(compiler.costs(Workload.of(measured), Compiler.DEFAULT_BATCH))
                .getLast();
        return new NetworkMeasurement(
                accuracy,
                AccuracyInterval.of(accuracy, samples.count()),
                cost.microsecondsPerSample(),
                cost.energies().getFirst().millijoulesPerSample());
    }

    /** The groups of points that share their chips and so a calibration, in the order of their first points. */
    public static List<List<SweepPoint>> groups(List<SweepPoint> points) {
        LinkedHashMap<ChipKind, List<SweepPoint>> groups = new LinkedHashMap<>();
        points.forEach(point ->
                groups.computeIfAbsent(point.kind(), _ -> new ArrayList<>()).add(point));
        return List.copyOf(groups.values());
    }
}
