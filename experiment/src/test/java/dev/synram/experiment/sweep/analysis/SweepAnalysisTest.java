package dev.synram.experiment.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.measurement.Response;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.NetworkUse;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** The figures of a page, from rows whose answers are known. */
class SweepAnalysisTest {

    private static final int CHIPS = 200;
    private static final List<Double> FACTORS = List.of(1.0, 2.0, 4.0);

    /** Accuracies in percent by chip, from 0, and factor of the synapse gain; NaN for a row that was not measured. */
    private static List<SweepRow> rows(ToDoubleBiFunction<Integer, Double> percent, List<Duration> ages) {
        List<SweepRow> rows = new ArrayList<>();
        for (double factor : FACTORS) {
            for (int chip = 0; chip < CHIPS; chip++) {
                for (Duration age : ages) {
                    ChipKind kind = new ChipKind(
                            chip + 1,
                            1,
                            ChipPreset.NOMINAL,
                            Map.of(ErrorSource.SYNAPSE_GAIN, factor),
                            SweepCalibration.PUBLIC);
                    SweepPoint point =
                            new SweepPoint(rows.size(), kind, age, new NetworkUse("one", 2, 0, LayoutStyle.OPTIMIZED));
                    double accuracy = percent.applyAsDouble(chip, factor) / 100;
                    double gain = chip == 0 ? 0.002 : 0.0019 + chip * 1e-8;
                    rows.add(
                            Double.isNaN(accuracy)
                                    ? SweepRow.failed(point, new IllegalStateException("no"))
                                    : SweepRow.of(
                                            point,
                                            new SweepMeasurement(
                                                    Optional.of(new NetworkMeasurement(
                                                            accuracy, AccuracyInterval.of(accuracy, 1000), 400, 0.1)),
                                                    Optional.of(new Response(gain, 0.03, 4, 5, 1.7)),
                                                    0)));
                }
            }
        }
        return rows;
    }

    /** 0, 1 and 50 % of the chips fail at factors 1, 2 and 4. */
    private static double growing(int chip, double factor) {
        double failing = factor == 1 ? 0 : factor == 2 ? 0.01 : 0.5;
        return chip < failing * CHIPS ? 90 + chip * 0.01 : 98;
    }

    @Test
    void theToleranceIsTheLastFactorWithAtMostOnePercent() {
        Tolerance tolerance = SweepAnalysis.of(rows(SweepAnalysisTest::growing, List.of(Duration.ZERO)), 0.97)
                .tolerances()
                .getFirst();
        assertThat(tolerance.source()).isEqualTo("synapse-gain");
        assertThat(tolerance.steps())
                .containsExactly(
                        new Tolerance.Step(1, new Share(0, CHIPS)),
                        new Tolerance.Step(2, new Share(2, CHIPS)),
                        new Tolerance.Step(4, new Share(100, CHIPS)));
        assertThat(tolerance.largestAccepted()).contains(tolerance.steps().get(1));
        assertThat(tolerance.firstRefused()).contains(tolerance.steps().get(2));
    }

    /** Two ages of a chip are no two chips. */
    @Test
    void chipsAreCountedOnceInTolerances() {
        List<SweepRow> rows = rows(SweepAnalysisTest::growing, List.of(Duration.ZERO, Duration.ofHours(12)));
        assertThat(SweepAnalysis.of(rows, 0.97).tolerances().getFirst().steps())
                .extracting(Tolerance.Step::failing)
                .containsExactly(new Share(0, CHIPS), new Share(2, CHIPS), new Share(100, CHIPS));
    }

    @Test
    void whatWasNotMeasuredFails() {
        List<SweepRow> rows = rows((chip, _) -> chip == 5 ? Double.NaN : 98, List.of(Duration.ZERO));
        SweepAnalysis analysis = SweepAnalysis.of(rows, 0.97);
        assertThat(analysis.failing()).isEqualTo(new Share(3, 3 * CHIPS));
        assertThat(analysis.notMeasured()).hasSize(3);
        assertThat(analysis.yields())
                .allSatisfy(
                        curve -> assertThat(curve.points().getLast().yield()).isEqualTo(new Share(CHIPS - 1, CHIPS)));
    }

    @Test
    void yieldFallsFromAllChipsToTheBest() {
        YieldCurve curve = SweepAnalysis.of(rows((chip, _) -> 90 + chip / 100.0, List.of(Duration.ZERO)), 0.97)
                .yields()
                .getFirst();
        assertThat(curve.independent()).isTrue();
        assertThat(curve.setting()).isEqualTo("factor of synapse-gain 1");
        assertThat(curve.points().getFirst().yield()).isEqualTo(new Share(CHIPS, CHIPS));
        assertThat(curve.points().getLast().yield()).isEqualTo(new Share(1, CHIPS));
        assertThat(curve.points())
                .isSortedAccordingTo(
                        (a, b) -> Integer.compare(b.yield().chips(), a.yield().chips()));
    }

    @Test
    void axesHaveQuantilesAndWorstChipsACause() {
        List<SweepRow> rows =
                rows((chip, factor) -> chip == 0 ? 80 : 99 - factor + chip / 1000.0, List.of(Duration.ZERO));
        SweepAnalysis analysis = SweepAnalysis.of(rows, 0.97);
        AxisEffect effect = analysis.effects().getFirst();
        assertThat(effect.steps()).extracting(step -> step.value().label()).containsExactly("1", "2", "4");
        assertThat(effect.steps().getFirst().accuracies().median()).isCloseTo(0.98099, within(1e-4));
        assertThat(effect.steps().getFirst().accuracies().low()).isCloseTo(0.98009, within(1e-4));
        assertThat(analysis.map()).isEmpty();
        assertThat(analysis.worst().getFirst().row().point().kind().chipSeed()).isEqualTo(1);
        assertThat(analysis.worst().getFirst().why()).startsWith("gain +").endsWith("standard deviations");
    }
}
