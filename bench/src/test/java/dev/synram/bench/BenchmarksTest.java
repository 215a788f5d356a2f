package dev.synram.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All benchmarks run; their speed is not checked. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRunsOnce() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("dev\\.synram\\.bench\\..*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        assertThat(results).hasSize(31);
    }

    @Test
    void ratiosCompareOurMedianWithTheBestRoundOfAllPeers() {
        PeerComparison.Rounds ours = new PeerComparison.Rounds(List.of(30.0, 10.0, 20.0));
        PeerComparison.Rounds theirs = new PeerComparison.Rounds(List.of(5.0, 40.0, 8.0));
        PeerComparison.Rounds slower = new PeerComparison.Rounds(List.of(6.0, 20.0, 12.0));
        Map<PeerModel, Map<String, PeerComparison.Rounds>> peers =
                Map.of(PeerModel.MOCK, Map.of("python", theirs, "libtorch", slower));
        assertThat(ours.median()).isEqualTo(20);
        assertThat(new PeerComparison.Rounds(List.of(1.0, 4.0)).median()).isEqualTo(2.5);
        assertThat(new PeerComparison.Comparison(Metric.INFERENCE, ours, peers).ratio(PeerModel.MOCK))
                .isEqualTo(0.5);
        assertThat(new PeerComparison.Comparison(Metric.LATENCY, ours, peers).ratio(PeerModel.MOCK))
                .as("for latencies, less is better")
                .isEqualTo(0.25);
        assertThat(new PeerComparison.Comparison(Metric.INFERENCE, ours, peers).ratio(PeerModel.MOCK, "libtorch"))
                .isEqualTo(1);
        assertThat(new PeerComparison.Comparison(Metric.INFERENCE, ours, peers).fastest(PeerModel.MOCK))
                .isEqualTo("python");
    }
}
