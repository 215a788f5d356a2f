package dev.synram.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.sweep.design.LatinHypercube;
import dev.synram.experiment.sweep.design.PointList;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.design.UseAxes;
import dev.synram.experiment.sweep.work.SweepWork;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which points a sweep has, and which of them share a calibration. */
class SweepDesignTest {

    private static final SweepAxes AXES = SweepAxes.ofChips(5, 3)
            .withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 4.0)
            .withAges(Duration.ZERO, Duration.ofHours(12))
            .withWaits(2, 5);

    @Test
    void aGridHasEveryCombinationOnce() {
        List<SweepPoint> points = SweepSettings.of(AXES).points();
        assertThat(points).hasSize(3 * 2 * 2 * 2);
        assertThat(points)
                .extracting(SweepPoint::row)
                .containsExactlyElementsOf(IntStream.range(0, 24).boxed().toList());
        assertThat(points.stream()
                        .map(point -> new SweepPoint(0, point.kind(), point.age(), point.use()))
                        .distinct())
                .hasSize(24);
    }

    /** Age and waits change no calibration. */
    @Test
    void pointsOfTheSameChipsAreInOneGroup() {
        List<List<SweepPoint>> groups = SweepWork.groups(SweepSettings.of(AXES).points());
        assertThat(groups)
                .hasSize(3 * 2)
                .allSatisfy(group -> assertThat(group)
                        .hasSize(4)
                        .extracting(SweepPoint::kind)
                        .containsOnly(group.getFirst().kind()));
    }

    @Property(tries = 50)
    void everyIntervalOfALatinHypercubeHasOnePoint(@ForAll @IntRange(min = 1, max = 200) int count, @ForAll long seed) {
        SweepAxes axes = SweepAxes.ofChips(1, count)
                .withScale(ErrorSource.SYNAPSE_GAIN, 4.0, 1.0)
                .withScale(ErrorSource.DRIVER_GAIN, 0.0, 2.0);
        List<SweepPoint> points = new LatinHypercube(count, seed).points(axes);
        int[] all = IntStream.range(0, count).toArray();
        assertThat(intervals(points, point -> (factor(point, ErrorSource.SYNAPSE_GAIN) - 1) / 3))
                .containsExactlyInAnyOrder(all);
        assertThat(intervals(points, point -> factor(point, ErrorSource.DRIVER_GAIN) / 2))
                .containsExactlyInAnyOrder(all);
        assertThat(points.stream().map(point -> point.kind().chipSeed()).distinct())
                .hasSize(count);
    }

    private static double factor(SweepPoint point, ErrorSource source) {
        return point.kind().scales().getOrDefault(source, Double.NaN);
    }

    private static int[] intervals(List<SweepPoint> points, ToDoubleFunction<SweepPoint> position) {
        return points.stream()
                .mapToInt(point -> (int) (position.applyAsDouble(point) * points.size()))
                .toArray();
    }

    @Test
    void listedPointsKeepTheOtherAxes() {
        SweepAxes base = SweepAxes.ofChips(5, 3).withAges(Duration.ZERO, Duration.ofHours(12));
        PointList list = new PointList(
                List.of(base.withWaits(4), SweepAxes.ofChips(9, 1).withScale(ErrorSource.DRIVER_GAIN, 2.0, 3.0)));
        SweepSettings settings = SweepSettings.of(base).withDesign(list);
        List<SweepPoint> points = settings.points();
        assertThat(points)
                .hasSize(3 * 2 + 2)
                .extracting(SweepPoint::row)
                .containsExactlyElementsOf(IntStream.range(0, 8).boxed().toList());
        assertThat(points.getFirst().use().waitBetweenEvents()).isEqualTo(4);
        assertThat(points.getFirst().kind().scales()).containsEntry(ErrorSource.DRIVER_GAIN, 1.0);
        assertThat(points.getLast().kind().scales()).containsEntry(ErrorSource.DRIVER_GAIN, 3.0);
        assertThat(settings.schema().columns()).extracting("name").contains("scale_driver_gain");
        assertThat(list).hasToString(new PointList(list.points()).toString());
        assertThat(list.toString())
                .startsWith("list of 2 points, SHA-256 ")
                .isNotEqualTo(new PointList(list.points().reversed()).toString());
        assertThatThrownBy(() -> new PointList(List.of())).hasMessageContaining("give at least one point");
        assertThatThrownBy(() -> SweepSettings.of(base)
                        .withDesign(new PointList(List.of(base, SweepAxes.ofChips(7, 1))))
                        .points())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("1 and 2 both name chip 7 in the same setting");
    }

    @Test
    void usesOfNetworksAreAxes() {
        UseAxes uses = new UseAxes(
                List.of("a", "b"), List.of(2, 3), List.of(0, 4), List.of(LayoutStyle.OPTIMIZED, LayoutStyle.PUBLIC));
        SweepAxes axes = SweepAxes.ofChips(1, 2).withUses(uses);
        assertThat(SweepSettings.of(axes).points())
                .hasSize(2 * 16)
                .extracting(SweepPoint::use)
                .containsAll(SweepSettings.of(SweepAxes.ofChips(1, 1).withUses(uses)).points().stream()
                        .map(SweepPoint::use)
                        .toList())
                .satisfies(all -> assertThat(all.stream().distinct()).hasSize(16));
        assertThat(new LatinHypercube(16, 3)
                        .points(axes).stream()
                                .map(point -> point.use().layout())
                                .filter(LayoutStyle.PUBLIC::equals))
                .hasSize(8);
    }

    @Test
    void axesAreChecked() {
        assertThatThrownBy(() -> SweepAxes.ofChips(1, 2).withWaits(2, 2))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("wait names 2 twice");
        assertThatThrownBy(() -> SweepAxes.ofChips(1, 2).withScale(ErrorSource.SYNAPSE_GAIN, -1.0))
                .hasMessageContaining("synapse-gain=-1.0");
        SweepAxes spiking = SweepAxes.ofChips(1, 2).withScale(ErrorSource.THRESHOLD, 1.0);
        assertThatThrownBy(() -> Sweep.ofChips(SweepSettings.of(spiking))).hasMessageContaining("threshold");
        assertThatThrownBy(() -> SweepAxes.ofChips(1, 0)).hasMessageContaining("has 0 values");
        assertThatThrownBy(() -> SweepAxes.ofChips(1, 2).withAges(Duration.ofDays(366)))
                .hasMessageContaining("0 to 365 days");
        SweepAxes large = SweepAxes.ofChips(1, 1000).withWaits(1, 2);
        SweepAxes larger = large.withAges(
                IntStream.range(0, 501).mapToObj(Duration::ofHours).toArray(Duration[]::new));
        assertThatThrownBy(() -> SweepSettings.of(larger).points()).hasMessageContaining("give 1002000 rows");
    }
}
