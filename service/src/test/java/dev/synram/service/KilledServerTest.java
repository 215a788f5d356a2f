package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed by SIGKILL while it answers requests, takes jobs and works on one, and is started again. */
@Tag("slow")
@Timeout(240)
class KilledServerTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE = 300;
    private static final int JOBS_BEFORE = 10;
    private static final String RESULT = "\"data\":[0.5,0.5,0.5]";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private HttpResponse<String> post(int port, String path, String key, String json)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s%s".formatted(port, path)))
                        .timeout(Duration.ofSeconds(20))
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%s%s".formatted(port, path));
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> infer(int port) throws IOException, InterruptedException {
        return post(port, "/v2/models/thirds/infer", "unused", TestService.json(0.5f));
    }

    private HttpResponse<String> submit(int port, String key) throws IOException, InterruptedException {
        String order = "{\"kind\":\"calibration\",\"chip_seed\":%s}".formatted(key);
        return post(port, "/v1/jobs", key, order);
    }

    private static String id(String job) {
        Matcher id = ID.matcher(job);
        assertThat(id.find()).as(job).isTrue();
        return id.group(1);
    }

    /** Asks until the server is killed: a request has its whole answer, or fails. */
    private void ask(int port) {
        while (!killed.get()) {
            try {
                HttpResponse<String> answer = infer(port);
                if (answer.statusCode() == 200
                        && answer.body().contains(RESULT)
                        && answer.body().endsWith("}")) {
                    whole.incrementAndGet();
                } else {
                    wrong.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                cut.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Submits jobs until the server is killed. */
    private void order(int port) {
        for (int seed = 1; !killed.get(); seed++) {
            String key = String.valueOf(seed);
            try {
                acknowledged.put(key, id(submit(port, key).body()));
            } catch (IOException e) {
                cut.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void load(KillableServer server) throws IOException, InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.startVirtualThread(() -> ask(server.port())));
        }
        clients.add(Thread.startVirtualThread(() -> order(server.port())));
        while (whole.get() < ANSWERS_BEFORE
                || acknowledged.size() < JOBS_BEFORE
                || !get(server.port(), "/v1/jobs/" + acknowledged.get("1")).contains("\"running\"")) {
            Thread.sleep(5);
        }
        server.kill();
        Thread.sleep(50); // some clients find the port closed
        killed.set(true);
        for (Thread each : clients) {
            each.join();
        }
    }

    @Test
    void noAnswerAndNoJobIsLostWithoutAnError() throws Exception {
        int port;
        try (KillableServer first = KillableServer.start(folder, 0)) {
            port = first.port();
            load(first);
        }
        assertThat(wrong).isEmpty();
        assertThat(cut).hasPositiveValue();

        try (KillableServer second = KillableServer.start(folder, port)) {
            assertThat(second.port()).isEqualTo(port);
            while (get(port, "/v2/health/ready").contains("false")) {
                Thread.sleep(5);
            }
            assertThat(infer(port).body()).contains(RESULT);
            for (Map.Entry<String, String> job : acknowledged.entrySet()) {
                HttpResponse<String> again = submit(port, job.getKey());
                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(id(again.body())).isEqualTo(job.getValue());
            }
            String first = Objects.requireNonNull(acknowledged.get("1"));
            keepOnly(port, first);
            String path = "/v1/jobs/" + first;
            while (!get(port, path).contains("\"ended\"")) {
                Thread.sleep(50);
            }
            assertThat(get(port, path)).contains("\"state\":\"succeeded\"", "\"attempts\":2", "calibration.json");
            assertThat(second.stop()).isEqualTo(128 + 15);
        }
        assertIntact();
    }

    private void keepOnly(int port, String kept) throws IOException, InterruptedException {
        for (Matcher id = ID.matcher(get(port, "/v1/jobs")); id.find(); ) {
            if (!id.group(1).equals(kept)) {
                post(port, "/v1/jobs/" + id.group(1) + "/cancel", "unused", "");
            }
        }
    }

    private void assertIntact() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("jobs.db"));
                ResultSet result = database.createStatement().executeQuery("PRAGMA integrity_check")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }
}
