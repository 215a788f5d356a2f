package dev.synram.experiment.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.Effort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Settings refuse values that are not allowed, and name the setting, the value and what is allowed. */
class SettingsTest {

    private static void assertRefused(String setting, String problem, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(SettingException.class, refused -> {
                    assertThat(refused.setting()).isEqualTo(setting);
                    assertThat(refused.problem()).isEqualTo(problem);
                })
                .hasMessage(setting + " " + problem);
    }

    @Test
    void chips() {
        ChipSettings settings = ChipSettings.defaults();
        assertRefused("chips", "is 0; it must be 1..256", () -> settings.withChips(0));
        assertRefused("chips", "is 257; it must be 1..256", () -> settings.withChips(257));
        assertRefused("wait", "is 0; it must be 1..10000", () -> settings.withWait(0));
        assertRefused("wait", "is 10001; it must be 1..10000", () -> settings.withWait(10_001));
        assertRefused("threads", "is 0; it must be 1..1024", () -> settings.withThreads(0));
        assertRefused("threads", "is 1025; it must be 1..1024", () -> settings.withThreads(1025));
        assertThat(settings.withChips(256).withWait(10_000).withThreads(1024).withSeed(Long.MIN_VALUE))
                .isEqualTo(new ChipSettings(
                        settings.parameters(), 256, 10_000, Long.MIN_VALUE, 1024, CalibrationSettings.defaults()));
        assertThat(settings.name(3)).isEqualTo("chip 3");
        assertThat(settings.withChips(2).name(3)).isEqualTo("chips 3 to 4");
        assertThat(settings.errors()).isEqualTo("nominal");
    }

    @Test
    void fleet() {
        FleetSettings settings = FleetSettings.defaults();
        assertRefused("fleet", "is 0; it must be 1..256", () -> settings.withFleet(0));
        assertRefused("fleet", "is 257; it must be 1..256", () -> settings.withFleet(257));
        assertRefused("drift", "is -1.0; it must be 0..1000000 hours", () -> settings.withDrift(-1));
        assertRefused("drift", "is NaN; it must be 0..1000000 hours", () -> settings.withDrift(Double.NaN));
        FleetSettings three = settings.withChips(ChipSettings.defaults().withChips(2))
                .withChipSeed(10)
                .withFleet(3)
                .withDrift(4);
        assertThat(three.seedOf(2)).isEqualTo(14);
        assertThat(three.ageOf(0)).isEqualTo(Duration.ofHours(12));
        assertThat(three.ageOf(1)).isEqualTo(Duration.ofHours(14));
        assertThat(three.ageOf(2)).isEqualTo(Duration.ofHours(16));
        assertThat(three.withFleet(1).ageOf(0)).isEqualTo(Duration.ofHours(16));
        ChipSettings fresh = ChipSettings.defaults()
                .withCalibration(CalibrationSettings.defaults().fresh());
        assertThat(three.withChips(fresh).ageOf(0)).isZero();
        assertThat(three.withChips(fresh).ageOf(2)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void calibration() {
        CalibrationSettings settings = CalibrationSettings.defaults();
        assertThat(settings).isEqualTo(new CalibrationSettings(Effort.PUBLIC, Duration.ofHours(12)));
        assertThat(ChipSettings.defaults().calibration()).isEqualTo(settings);
        assertRefused(
                "calibrationAge",
                "is -1.0 h; it must be 0..8760 h, at most a year",
                () -> settings.withAge(Duration.ofHours(-1)));
        assertRefused(
                "calibrationAge",
                "is 8784.0 h; it must be 0..8760 h, at most a year",
                () -> settings.withAge(Duration.ofDays(366)));
        assertThat(settings.withAge(Duration.ofDays(365)).ageHours()).isEqualTo(8760);
        assertThat(settings.withAge(Duration.ofMinutes(90)).withEffort(Effort.BEST))
                .isEqualTo(new CalibrationSettings(Effort.BEST, Duration.ofMinutes(90)));
    }

    @Test
    void alternativesAreTwiceAsManyForAnAgedCalibration() {
        CalibrationSettings aged = new CalibrationSettings(Effort.BEST, Duration.ofHours(3));
        CalibrationSettings agedPublic = aged.withEffort(Effort.PUBLIC);
        assertThat(aged.alternatives()).containsExactly(agedPublic, agedPublic.fresh(), aged, aged.fresh());
        assertThat(agedPublic.alternatives()).isEqualTo(aged.alternatives());
        assertThat(aged.fresh().alternatives()).containsExactly(agedPublic.fresh(), aged.fresh());
    }

    @Test
    void evaluation() {
        EvaluationSettings settings = EvaluationSettings.defaults();
        assertRefused("runs", "is 0; it must be 1..1000", () -> settings.withRuns(0));
        assertRefused("runs", "is 1001; it must be 1..1000", () -> settings.withRuns(1001));
        assertRefused("samples", "is 0; it must be 1..2147483647", () -> settings.withSamples(0));
        assertRefused("chipSeed", "is empty; give at least one seed", () -> settings.withChipSeeds(List.of()));
    }

    @Test
    void plan() {
        PlanSettings settings = PlanSettings.defaults();
        assertRefused("chips", "is 0; it must be 1..256", () -> settings.withChips(0));
        assertRefused("batch", "is 0; it must be 1..100000000", () -> settings.withBatch(0));
        assertRefused("wait", "is 0; it must be 1..10000", () -> settings.withWait(0));
        assertRefused("power", "is 0.0; it must be more than 0", () -> settings.withWatts(0));
        assertRefused(
                "power", "is Infinity; it must be more than 0", () -> settings.withWatts(Double.POSITIVE_INFINITY));
        assertRefused("activity", "is 1.5; it must be 0..1", () -> settings.withActivity(1.5));
        assertRefused("activity", "is NaN; it must be 0..1", () -> settings.withActivity(Double.NaN));
        assertRefused("numSends", "is 0; it must be 1..10000", () -> settings.withNumSends(0));
    }

    @Test
    void normalization() {
        List<Float> one = List.of(1f);
        assertRefused("mean", "is NaN; it must be finite", () -> new Normalization(List.of(0f, Float.NaN), one));
        assertRefused("std", "is 0.0; it must be finite and not 0", () -> new Normalization(one, List.of(0f)));
        assertRefused(
                "std",
                "is Infinity; it must be finite and not 0",
                () -> new Normalization(one, List.of(Float.POSITIVE_INFINITY)));
        Normalization two = new Normalization(List.of(1f, 2f), one);
        two.requireFit(2);
        assertRefused("mean", "has 2 numbers; give one, or 3, one per channel", () -> two.requireFit(3));
    }

    /** A setter changes its component alone. */
    @Test
    void settersKeepTheOthers() {
        EvaluationSettings evaluation = EvaluationSettings.defaults()
                .withChips(ChipSettings.defaults().withSeed(9))
                .withChipSeeds(List.of(4L, 5L))
                .withRuns(2)
                .withSamples(7)
                .withAnalysis(false)
                .withNormalization(new Normalization(List.of(1f), List.of(2f)));
        assertThat(Map.of(
                        "seed", evaluation.chips().seed(),
                        "chipSeeds", evaluation.chipSeeds(),
                        "runs", evaluation.runs(),
                        "samples", evaluation.samples().orElse(0),
                        "analysis", evaluation.analysis().wanted(),
                        "std", evaluation.normalization().std()))
                .isEqualTo(Map.of(
                        "seed",
                        9L,
                        "chipSeeds",
                        List.of(4L, 5L),
                        "runs",
                        2,
                        "samples",
                        7,
                        "analysis",
                        false,
                        "std",
                        List.of(2f)));
    }
}
