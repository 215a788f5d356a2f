package dev.synram.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedPeersTest {

    private final List<String> closed = new ArrayList<>();

    /** A peer that says that it is closed, and perhaps fails then. */
    private Peer peer(String name, boolean fails) {
        return new Peer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String version() {
                return name;
            }

            @Override
            public double measure(PeerModel model, Metric metric, double seconds) {
                return 1;
            }

            @Override
            public void close() {
                closed.add(name);
                if (fails) {
                    throw new IllegalStateException(name);
                }
            }
        };
    }

    @Test
    void allAreClosedEvenIfSomeFail() {
        StartedPeers peers = new StartedPeers();
        peers.add(peer("first", true));
        peers.add(peer("second", false));
        peers.add(peer("third", true));
        assertThatThrownBy(peers::close)
                .hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .isEqualTo("third"));
        assertThat(closed).containsExactly("first", "second", "third");
    }

    @Test
    void whatFailedBeforeIsNotLost() {
        assertThatThrownBy(() -> {
                    try (StartedPeers peers = new StartedPeers()) {
                        peers.add(peer("first", true));
                        throw new IllegalArgumentException("measuring");
                    }
                })
                .hasMessage("measuring")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
}
