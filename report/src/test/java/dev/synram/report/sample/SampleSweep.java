package dev.synram.report.sample;

import dev.synram.calibration.measurement.Response;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.SweepSubject;
import dev.synram.experiment.sweep.analysis.SweepAnalysis;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.work.SweepWorkload;
import dev.synram.report.sweep.SweepReport;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sweeps whose rows are made up. */
final class SampleSweep {

    private static final SweepSubject SUBJECT = new SweepSubject(
            List.of(new SweepSubject.Network(
                    "a-network-with-a-rather-long-name-and-<angles>.synram", "0".repeat(64), 0.987)),
            "mnist",
            1000,
            "1".repeat(64));

    private SampleSweep() {}

    /** One chip in one setting. */
    static SweepReport small() {
        return report(SweepAxes.ofChips(1, 1), Optional.of(SUBJECT));
    }

    /** Many chips on all kinds of axes, some of which could not be measured. */
    static SweepReport large() {
        SweepAxes axes = SweepAxes.ofChips(1, 30)
                .withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 2.0, 4.0)
                .withScale(ErrorSource.INPUT_TIME_CONSTANT_QUADRANT, 0.5, 1.0)
                .withCalibrations(SweepCalibration.PUBLIC, SweepCalibration.BEST)
                .withAges(Duration.ZERO, Duration.ofHours(12), Duration.ofDays(7));
        return report(axes, Optional.of(SUBJECT));
    }

    /** Chips without a network. */
    static SweepReport chips() {
        return report(SweepAxes.ofChips(1, 5), Optional.empty());
    }

    private static SweepReport report(SweepAxes axes, Optional<SweepSubject> subject) {
        SweepSettings settings = SweepSettings.of(axes);
        Sweep sweep = new Sweep(settings, subject, new SweepWorkload(List.of(), 1, 1));
        List<SweepRow> rows = settings.points().stream()
                .map(point -> row(point, subject.isPresent()))
                .toList();
        return new SweepReport(SweepDescription.of(sweep), SweepAnalysis.of(rows, 0.977));
    }

    private static SweepRow row(SweepPoint point, boolean withNetwork) {
        if (point.kind().chipSeed() == 13) {
            return SweepRow.failed(point, new IllegalStateException("no usable input on a half of chip 13 & others"));
        }
        double factor = point.kind().scales().getOrDefault(ErrorSource.SYNAPSE_GAIN, 1.0);
        double nominal = point.kind().preset() == ChipPreset.NOMINAL ? 0.985 : 0.97;
        double accuracy = nominal - 0.002 * factor - point.kind().chipSeed() / 10_000.0;
        NetworkMeasurement network =
                new NetworkMeasurement(accuracy, AccuracyInterval.of(accuracy, 1000), 401.5, 0.1205);
        Response response = new Response(0.0019, 0.03, 4.5, 5.1, 1.7);
        return SweepRow.of(
                point,
                new SweepMeasurement(withNetwork ? Optional.of(network) : Optional.empty(), Optional.of(response), 2));
    }
}
