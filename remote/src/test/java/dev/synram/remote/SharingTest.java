package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.synram.chip.Chip;
import dev.synram.contract.ExactChip;
import dev.synram.remote.message.CloseRequest;
import dev.synram.remote.message.OpenRequest;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several users of one chip. */
class SharingTest {

    /** Each finds the chip as it left it, with the bits of a chip of its own. */
    @Test
    void alternatingUsersFindTheirOwnState() {
        try (Served served = Served.simulated();
                Chip first = served.connect();
                Chip second = served.connect();
                Chip firstAlone = Served.chip();
                Chip secondAlone = Served.chip()) {
            List<ByteBuffer> shared = new ArrayList<>();
            List<ByteBuffer> alone = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                shared.add(use(i % 2 == 0 ? first : second, i));
                alone.add(use(i % 2 == 0 ? firstAlone : secondAlone, i));
            }
            assertThat(shared).isEqualTo(alone);
            assertThat(first.readCells(Written.kind(0))).isEqualTo(firstAlone.readCells(Written.kind(0)));
        }
    }

    /** Writes a cell twice and, the first times, weights. */
    private static ByteBuffer use(Chip chip, int time) {
        Random random = new Random(time);
        if (time < 2) {
            Written.whole(chip, time);
        }
        Written.cell(chip, Written.kind(time), random);
        Written.cell(chip, Written.kind(time), random);
        return ByteBuffer.wrap(Written.product(chip, time));
    }

    /** The chip is switched on again only where another session had it. */
    @Test
    void theStateIsRestoredOnlyWhenUsersAlternate() {
        AtomicInteger times = new AtomicInteger();
        try (Served served = Served.of(() -> {
                    times.incrementAndGet();
                    return new ExactChip(2);
                });
                Chip first = served.connect();
                Chip second = served.connect()) {
            Written.whole(first, 1);
            byte[] expected = Written.product(first, 1);
            int before = times.get();
            for (int i = 0; i < 5; i++) {
                Written.whole(first, 1);
                assertThat(Written.product(first, 1)).isEqualTo(expected);
            }
            assertThat(times.get() - before).as("one user").isZero();
            assertThat(Written.product(second, 1)).as("no weights").containsOnly(0);
            assertThat(Written.product(first, 1)).isEqualTo(expected);
            assertThat(times.get() - before).as("two users").isEqualTo(2);
        }
    }

    /** In two threads at once. */
    @Test
    void usersAtTheSameTimeFindTheirOwnState() throws Exception {
        try (Served served = Served.of(() -> new ExactChip(2))) {
            List<CompletableFuture<Void>> users = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                int seed = user;
                users.add(CompletableFuture.runAsync(() -> useAlone(served, seed)));
            }
            for (CompletableFuture<Void> user : users) {
                user.get();
            }
        }
    }

    private static void useAlone(Served served, int seed) {
        try (Chip remote = served.connect();
                Chip local = new ExactChip(2)) {
            Written.whole(remote, seed);
            Written.whole(local, seed);
            for (int i = 0; i < 20; i++) {
                assertThat(Written.product(remote, i)).isEqualTo(Written.product(local, i));
            }
        }
    }

    @Test
    void anExclusiveUserKeepsOthersOut() {
        try (Served served = Served.of(() -> new ExactChip(1))) {
            try (Chip _ = RemoteChip.connect(served.settings().exclusively())) {
                refused(served.settings(), "in exclusive use by another session");
            }
            try (Chip _ = served.connect()) {
                refused(served.settings().exclusively(), "cannot be used exclusively while 1 others have sessions");
            }
            RemoteChip.connect(served.settings().exclusively()).close();
        }
    }

    private static void refused(ConnectionSettings settings, String why) {
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> RemoteChip.connect(settings))
                .withMessageContaining(why)
                .withMessageContaining(settings.server().toString());
    }

    @Test
    void theNumberOfSessionsIsLimited() {
        ServerSettings settings = ServerSettings.local(0).withMostSessions(2);
        try (Served served = new Served(ChipServer.start(settings, () -> new ExactChip(1)));
                Chip _ = served.connect();
                Chip _ = served.connect()) {
            refused(served.settings(), "2 sessions, which is its limit");
        }
    }

    /** Somebody else may come then; who returns goes on in a new session. */
    @Test
    void sessionsWithoutCallsEnd() throws Exception {
        ServerSettings settings = ServerSettings.local(0).withMostSessions(1).withIdle(Duration.ofSeconds(1));
        try (Served served = new Served(ChipServer.start(settings, () -> new ExactChip(1)));
                Chip first = served.connect()) {
            Written.whole(first, 1);
            byte[] expected = Written.product(first, 1);
            Thread.sleep(1200);
            try (Chip second = served.connect()) {
                assertThat(Written.product(second, 1)).containsOnly(0);
            }
            assertThat(Written.product(first, 1)).isEqualTo(expected);
        }
    }

    /** As after a lost reply, which would leave an exclusive session that nobody can end. */
    @Test
    void aSessionIsBegunOnceForEachKey() {
        try (Served served = Served.of(() -> new ExactChip(1));
                Link link = new Link(served.settings())) {
            OpenRequest request = new OpenRequest(Rpc.VERSION, true, "drawn by the client");
            String session = link.call(Rpc.OPEN, request).session();
            assertThat(link.call(Rpc.OPEN, request).session()).isEqualTo(session);
            refused(served.settings(), "in exclusive use by another session");
            link.call(Rpc.CLOSE, new CloseRequest(session));
            OpenRequest unnamed = new OpenRequest(Rpc.VERSION, false, "");
            assertThat(link.call(Rpc.OPEN, unnamed).session())
                    .isNotEqualTo(link.call(Rpc.OPEN, unnamed).session());
        }
    }

    /** The reply to Open is cut off, and asked for again. */
    @Test
    void aLostReplyToOpenIsAskedForAgain() throws Exception {
        ServerSettings settings = ServerSettings.local(0).withMostSessions(1);
        try (Served served = new Served(ChipServer.start(settings, () -> new ExactChip(1)));
                CuttingProxy proxy = new CuttingProxy(served.server().port())) {
            ConnectionSettings through = ConnectionSettings.to(new Endpoint("localhost", proxy.port()));
            for (int bytes = 100; bytes < 1000; bytes += 50) {
                proxy.cutAfter(bytes);
                try (Chip chip = RemoteChip.connect(through)) {
                    proxy.cutAfter(Long.MAX_VALUE); // the call that closes the session is not repeated
                    assertThat(chip.id()).isEqualTo("exact");
                }
            }
            assertThat(proxy.cuts()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void anotherVersionIsRefused() {
        try (Served served = Served.of(() -> new ExactChip(1));
                Link link = new Link(served.settings())) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> link.call(Rpc.OPEN, new OpenRequest(7, false, "")))
                    .withMessageContaining("the server speaks version 1 of the protocol, the client 7");
        }
    }
}
