package dev.synram.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Effort;
import dev.synram.experiment.Evaluation;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a row measures depends on its point alone. */
class SweepWorkTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void rowsDoNotDependOnTheOthersOfTheirGroup() {
        Sweep sweep = TinySweep.of(
                SweepAxes.ofChips(3, 1).withCalibrations(SweepCalibration.NONE).withAges(Duration.ZERO, WEEK));
        SweepWork work = new SweepWork(sweep.workload());
        List<SweepPoint> points = sweep.settings().points();
        List<SweepRow> together = work.rows(points);
        List<SweepRow> alone = points.reversed().stream()
                .flatMap(point -> work.rows(List.of(point)).stream())
                .toList();
        assertThat(alone.reversed()).isEqualTo(together);
        assertThat(together.get(0).measured()).isNotEqualTo(together.get(1).measured());
    }

    /** The chips are those that a user has who calibrates once and uses the file a week later. */
    @Test
    void aCalibratedRowIsAsWithASavedCalibration() {
        Sweep sweep = TinySweep.of(SweepAxes.ofChips(2, 1).withAges(WEEK));
        List<SweepRow> rows =
                new SweepWork(sweep.workload()).rows(sweep.settings().points());
        SweepMeasurement measured = rows.getFirst().measured().orElseThrow();
        ChipSettings one = ChipSettings.defaults().withThreads(1);
        List<Calibration> saved;
        try (SimulatedChips fresh = SimulatedChips.calibrated(
                one.withCalibration(new CalibrationSettings(Effort.PUBLIC, Duration.ZERO)), 2, Progress.NONE)) {
            saved = fresh.calibrations();
        }
        ChipSettings weekLater = one.withCalibration(new CalibrationSettings(Effort.PUBLIC, WEEK, saved));
        try (SimulatedChips chips = SimulatedChips.calibrated(weekLater, 2, Progress.NONE)) {
            assertThat(measured.response())
                    .isEqualTo(chips.calibrations().getFirst().after());
        }
        EvaluationSettings settings =
                EvaluationSettings.onChips(2).withChips(weekLater).withRuns(1).withAnalysis(false);
        assertThat(measured.network().orElseThrow().accuracy())
                .isEqualTo(new Evaluation(settings)
                        .run(TinySweep.model(), TinySweep.data())
                        .chips()
                        .getFirst()
                        .accuracy());
        assertThat(measured.failures()).isEqualTo(saved.getFirst().failures());
    }

    /** A chip of which nothing can be calibrated gives a row that says so. */
    @Test
    void aFailureStaysInItsRow() {
        SweepAxes axes = SweepAxes.ofChips(1, 1).withScale(ErrorSource.LEAK_POTENTIAL, 1000.0);
        Sweep sweep = Sweep.ofChips(SweepSettings.of(axes));
        SweepRow row =
                new SweepWork(sweep.workload()).rows(sweep.settings().points()).getFirst();
        assertThat(row.measured()).isEmpty();
        assertThat(row.failure()).contains("chip 1").doesNotContain("\n");
        assertThat(row.accuracy()).isEmpty();
    }

    @Test
    void aFactorOfOneIsTheChipItself() {
        SweepAxes axes = SweepAxes.ofChips(4, 1).withCalibrations(SweepCalibration.NONE);
        assertThat(Stream.of(axes, axes.withScale(ErrorSource.SYNAPSE_GAIN, 1.0))
                        .map(TinySweep::of)
                        .map(sweep -> new SweepWork(sweep.workload())
                                .rows(sweep.settings().points())
                                .getFirst()
                                .measured())
                        .distinct())
                .hasSize(1);
    }
}
