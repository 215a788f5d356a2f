package dev.synram.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Effort;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.Evaluation;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.experiment.sweep.design.NetworkUse;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.design.UseAxes;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.work.SweepWork;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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
                    .contains(chips.calibrations().getFirst().after());
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

    /** On a chip without errors, a layout changes no result, and twice the sends are twice the events. */
    @Test
    void networksSendsAndLayoutsAreThoseOfTheRow() {
        SweepAxes ideal = new SweepAxes(
                List.of(1L),
                List.of(1),
                List.of(ChipPreset.IDEAL),
                Map.of(),
                List.of(SweepCalibration.NONE),
                List.of(Duration.ZERO),
                new UseAxes(
                        List.of(""), List.of(2), List.of(0, 1, 2), List.of(LayoutStyle.OPTIMIZED, LayoutStyle.PUBLIC)));
        SequencedMap<String, Model> models = new LinkedHashMap<>();
        models.put("first", TinySweep.model());
        models.put("weak", TinySweep.weak());
        Sweep sweep = Sweep.of(SweepSettings.of(ideal), models, TinySweep.data(), 1);
        List<SweepRow> rows =
                new SweepWork(sweep.workload()).rows(sweep.settings().points());
        assertThat(rows).hasSize(2 * 3 * 2);
        assertThat(rows).extracting(row -> row.point().use().network()).containsOnly("first", "weak");
        NetworkMeasurement own = network(rows, new NetworkUse("first", 2, 0, LayoutStyle.OPTIMIZED));
        assertThat(network(rows, new NetworkUse("first", 2, 1, LayoutStyle.OPTIMIZED)))
                .isEqualTo(own);
        assertThat(network(rows, new NetworkUse("first", 2, 0, LayoutStyle.PUBLIC))
                        .accuracy())
                .isEqualTo(own.accuracy());
        assertThat(network(rows, new NetworkUse("first", 2, 2, LayoutStyle.OPTIMIZED))
                        .microsecondsPerSample())
                .isGreaterThan(own.microsecondsPerSample());
        assertThat(network(rows, new NetworkUse("weak", 2, 0, LayoutStyle.OPTIMIZED))
                        .accuracy())
                .isLessThan(own.accuracy());
        assertThat(sweep.subject().orElseThrow().floatAccuracy())
                .isEqualTo(sweep.subject().orElseThrow().networks().getFirst().floatAccuracy());
    }

    private static NetworkMeasurement network(List<SweepRow> rows, NetworkUse use) {
        return rows.stream()
                .filter(row -> row.point().use().equals(use))
                .findFirst()
                .flatMap(SweepRow::measured)
                .flatMap(SweepMeasurement::network)
                .orElseThrow();
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
