package dev.synram.bench.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.bench.Metric;
import dev.synram.bench.PeerModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every workload runs; its speed is not checked. */
class LibtorchPeerTest {

    @BeforeAll
    static void startEngine() {
        Torch.start().close();
    }

    @Test
    void everyMetricWithPeersIsMeasured() {
        try (LibtorchPeer peer = new LibtorchPeer(0)) {
            assertThat(peer.version()).matches("libtorch \\d+\\.\\d+\\.\\d+");
            for (PeerModel model : PeerModel.values()) {
                for (Metric metric : Metric.values()) {
                    if (metric.hasPeers(model)) {
                        assertThat(peer.measure(model, metric, 0.001)).isPositive();
                    } else {
                        assertThatThrownBy(() -> peer.measure(model, metric, 0.001))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage(metric + " has no peers");
                    }
                }
            }
        }
    }
}
