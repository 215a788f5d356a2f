package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.synram.bench.spiking.SpikingBenchResult.EqualError;
import dev.synram.bench.spiking.SpikingBenchResult.PeerStep;
import dev.synram.bench.spiking.SpikingBenchResult.SampleRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedCurveTest {

    private static final SpeedCurve CURVE = new SpeedCurve(
            List.of(new SpeedCurve.Point(100, 1000), new SpeedCurve.Point(1, 10), new SpeedCurve.Point(10, 100)));

    /** Speeds that are proportional to the error lie on one line; beyond the points the nearest counts. */
    @Test
    void speedsAreInterpolatedByTheirLogarithms() {
        assertThat(CURVE.at(10)).isEqualTo(new SpeedCurve.Speed(100, false));
        assertThat(CURVE.at(3).speed()).isCloseTo(30, within(1e-9));
        assertThat(CURVE.at(50).speed()).isCloseTo(500, within(1e-9));
        assertThat(CURVE.at(3).outside()).isFalse();
        assertThat(CURVE.at(1)).isEqualTo(new SpeedCurve.Speed(10, false));
        assertThat(CURVE.at(0.5)).isEqualTo(new SpeedCurve.Speed(10, true));
        assertThat(CURVE.at(200)).isEqualTo(new SpeedCurve.Speed(1000, true));
    }

    @Test
    void eachSpanHasItsOwnSlope() {
        SpeedCurve bent = new SpeedCurve(
                List.of(new SpeedCurve.Point(1, 1), new SpeedCurve.Point(4, 2), new SpeedCurve.Point(16, 32)));
        assertThat(bent.at(2).speed()).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(bent.at(8).speed()).isCloseTo(8, within(1e-9));
    }

    @Test
    void curvesWithoutALineAreRefused() {
        SpeedCurve.Point point = new SpeedCurve.Point(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpeedCurve(List.of(point)))
                .withMessageContaining("a curve of 1 points; it needs 2 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpeedCurve(List.of(point, new SpeedCurve.Point(1, 2))))
                .withMessageContaining("errors must differ");
        assertThatIllegalArgumentException().isThrownBy(() -> CURVE.at(0)).withMessageContaining("above 0");
    }

    /** The faster number of threads counts at each step; the spread is that of the most and least favourable rounds. */
    @Test
    void ratiosCompareWithTheFastestThreads() {
        SampleRate ours = rate(900, 1000, 1200);
        List<PeerStep> peers = List.of(
                step(10, 1, rate(20, 20, 25)),
                step(10, 2, rate(10, 10, 10)),
                step(100, 1, rate(30, 30, 30)),
                step(100, 2, rate(150, 200, 250)));
        EqualError equal =
                SpikingComparison.equalError(ours, error(Math.sqrt(1000)), peers, SpikeTimeError::centralNanos);
        assertThat(equal.samplesPerSecond()).isCloseTo(Math.sqrt(20 * 200), within(1e-9));
        assertThat(equal.ratio()).isCloseTo(1000 / Math.sqrt(20 * 200), within(1e-9));
        assertThat(equal.smallestRatio()).isCloseTo(900 / Math.sqrt(25 * 250), within(1e-9));
        assertThat(equal.largestRatio()).isCloseTo(1200 / Math.sqrt(20 * 150), within(1e-9));
        assertThat(equal.outside()).isFalse();
    }

    private static SampleRate rate(double low, double median, double high) {
        return new SampleRate(median, List.of(low, high, median), median, List.of(low, high, median));
    }

    private static PeerStep step(double error, int threads, SampleRate rate) {
        return new PeerStep(error, "cpp", threads, rate, error(error));
    }

    private static SpikeTimeError error(double central) {
        return new SpikeTimeError(1, 0, 0, 0, 0, central, 0);
    }
}
