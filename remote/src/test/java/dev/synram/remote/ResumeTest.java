package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.contract.ExactChip;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work goes on after the server or the connection was lost, with the same bits. */
class ResumeTest {

    private static List<ByteBuffer> work(Chip chip, Runnable between) {
        List<ByteBuffer> results = new ArrayList<>();
        Random random = new Random(1);
        Written.whole(chip, 1);
        for (int i = 0; i < 6; i++) {
            Written.cell(chip, Written.kind(i), random);
            results.add(ByteBuffer.wrap(Written.product(chip, i)));
            between.run();
        }
        return results;
    }

    private static List<ByteBuffer> local() {
        try (Chip chip = Served.chip()) {
            return work(chip, () -> {});
        }
    }

    /** A new server on the same port, which knows nothing. */
    @Test
    void aRestartedServerGoesOn() {
        Served first = Served.simulated();
        int port = first.server().port();
        List<Served> servers = new ArrayList<>(List.of(first));
        try (Chip chip = first.connect()) {
            List<ByteBuffer> results = work(chip, () -> {
                servers.removeLast().close();
                servers.add(new Served(ChipServer.start(ServerSettings.local(port), Served::chip)));
            });
            assertThat(results).isEqualTo(local());
        } finally {
            servers.forEach(Served::close);
        }
    }

    /** The call waits for the server, which comes back later. */
    @Test
    void aCallWaitsForTheServer() throws Exception {
        Served first = Served.of(() -> new ExactChip(2));
        int port = first.server().port();
        try (Chip chip = first.connect()) {
            Written.whole(chip, 1);
            byte[] expected = Written.product(chip, 1);
            first.close();
            CompletableFuture<byte[]> waiting = CompletableFuture.supplyAsync(() -> Written.product(chip, 1));
            Thread.sleep(300);
            assertThat(waiting).isNotDone();
            try (Served _ = new Served(ChipServer.start(ServerSettings.local(port), () -> new ExactChip(2)))) {
                assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aServerThatStaysAwayIsAFailedChip() {
        Served served = Served.of(() -> new ExactChip(2));
        ConnectionSettings settings = served.settings().withPatience(Duration.ofMillis(100));
        try (Chip chip = RemoteChip.connect(settings)) {
            served.close();
            assertThatExceptionOfType(ChipFailedException.class)
                    .isThrownBy(() -> Written.product(chip, 1))
                    .withMessageContaining("chip exact has failed: server " + settings.server());
        }
    }

    /** Replies and requests are cut off after any number of bytes; the call that was cut is made again. */
    @Test
    void cutConnectionsAreMadeAgain() throws IOException {
        try (Served served = Served.simulated();
                CuttingProxy proxy = new CuttingProxy(served.server().port())) {
            Endpoint endpoint = new Endpoint("localhost", proxy.port());
            try (Chip chip = RemoteChip.connect(ConnectionSettings.to(endpoint))) {
                Random random = new Random(2);
                assertThat(work(chip, () -> proxy.cutAfter(random.nextInt(20_000))))
                        .isEqualTo(local());
            }
            assertThat(proxy.cuts()).isGreaterThanOrEqualTo(4);
        }
    }

    /** Another chip in its place would give other results. */
    @Test
    void anotherChipIsRefused() {
        Served first = Served.simulated();
        int port = first.server().port();
        try (Chip chip = first.connect()) {
            Written.product(chip, 1);
            first.close();
            try (Served _ = new Served(ChipServer.start(ServerSettings.local(port), () -> new ExactChip(2)))) {
                assertThatExceptionOfType(ChipFailedException.class)
                        .isThrownBy(() -> Written.product(chip, 1))
                        .withMessageContaining("has chip exact now");
            }
        }
    }

    /** The next user gets a chip that was switched on again. */
    @Test
    void aFailedChipFailsForItsUser() {
        try (Served served = Served.of(() -> {
            SimulatedChip chip = Served.chip();
            chip.failAfter(2);
            return chip;
        })) {
            try (Chip chip = served.connect()) {
                Written.product(chip, 1);
                Written.product(chip, 1);
                assertThatExceptionOfType(ChipFailedException.class)
                        .isThrownBy(() -> Written.product(chip, 1))
                        .withMessageContaining(chip.id());
            }
            try (Chip chip = served.connect()) {
                assertThat(Written.product(chip, 1)).hasSize(40 * 256);
            }
        }
    }
}
