package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.JobSettings;
import dev.synram.experiment.serving.NewToken;
import dev.synram.service.security.Role;
import dev.synram.service.security.TokenFile;
import dev.synram.service.security.User;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over REST, in processes of their own. */
@Timeout(240)
class JobRoutesTest {

    private static final String JOBS = "/v1/jobs";
    private static final String CALIBRATION = "{\"kind\":\"calibration\",\"chip_seed\":5}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("(?m)^id: (\\d+)$");

    @TempDir
    private Path folder;

    private TestService service() {
        return service(Access.open());
    }

    private TestService service(Access access) {
        return new TestService(
                        TestService.settings(TestService.LIMITS, access).withJobs(JobSettings.in(folder)),
                        TestService.fastChip())
                .awaitReady();
    }

    private static String id(HttpResponse<String> response) {
        Matcher id = ID.matcher(response.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static HttpResponse<String> events(TestService service, String id, int after)
            throws IOException, InterruptedException {
        return service.send(service.request(JOBS + "/" + id + "/events")
                .header("Last-Event-ID", String.valueOf(after))
                .build());
    }

    private static List<Integer> numbers(String events) {
        return NUMBER.matcher(events)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }

    @Test
    @Tag("slow")
    void aCalibrationIsFollowedAndItsResultsAreRead() throws Exception {
        try (TestService service = service()) {
            HttpRequest request = HttpRequest.newBuilder(service.request(JOBS).build(), (_, _) -> true)
                    .header("Idempotency-Key", "once")
                    .POST(HttpRequest.BodyPublishers.ofString(CALIBRATION))
                    .build();
            HttpResponse<String> submitted = service.send(request);
            assertThat(submitted.statusCode()).isEqualTo(201);
            String id = id(submitted);
            assertThat(submitted.headers().firstValue("Location")).hasValue(JOBS + "/" + id);
            HttpResponse<String> again = service.send(request);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(id(again)).isEqualTo(id);

            HttpResponse<String> events = service.send(service.request(JOBS + "/" + id + "/events")
                    .timeout(Duration.ofMinutes(3))
                    .build());
            assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            List<Integer> numbers = numbers(events.body());
            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
            assertThat(events.body())
                    .contains("event: progress\ndata: {\"step\":\" 1/17 measurement before calibration\"")
                    .contains("\"state\":\"succeeded\"");
            assertThat(numbers(events(service, id, numbers.size() - 2).body()))
                    .containsExactly(numbers.size() - 1, numbers.size());

            assertThat(service.get(JOBS + "/" + id).body())
                    .contains("\"state\":\"succeeded\"", "\"results\":[\"calibration.json\",\"result.json\"]");
            assertThat(service.get(JOBS + "/" + id + "/results/calibration.json")
                            .body())
                    .contains("\"synram-calibration\"", "\"simulated-nominal-5\"");
            assertThat(service.metrics().body())
                    .contains("synram_jobs_total{kind=\"calibration\",state=\"succeeded\"} 1.0");
            HttpResponse<String> deleted =
                    service.send(service.request(JOBS + "/" + id).DELETE().build());
            assertThat(deleted.statusCode()).isEqualTo(204);
            assertThat(service.get(JOBS).body()).isEqualTo("{\"jobs\":[]}");
        }
    }

    @Test
    void aCancelledCalibrationStops() throws Exception {
        try (TestService service = service()) {
            String id = id(service.send(service.post(JOBS, CALIBRATION)));
            while (!service.get(JOBS + "/" + id).body().contains("running")) {
                Thread.sleep(5);
            }
            HttpResponse<String> cancelled = service.send(service.post(JOBS + "/" + id + "/cancel", ""));
            assertThat(cancelled.body()).contains("\"state\":\"cancelled\"");
            assertThat(events(service, id, 0).body()).contains("\"state\":\"cancelled\"");
            while (service.send(service.request(JOBS + "/" + id).DELETE().build())
                            .statusCode()
                    != 204) {
                Thread.sleep(5);
            }
            assertThat(folder.resolve(id)).doesNotExist();
        }
    }

    @Test
    void mistakesAreRefusedWithTheirRemedies() throws Exception {
        try (TestService service = service()) {
            assertThat(service.send(service.post(JOBS, "{\"kind\":\"calibration\",\"effort\":\"all\"}"))
                            .body())
                    .isEqualTo("{\"error\":\"effort is 'all'; it must be one of [public, best]\"}");
            HttpResponse<String> unknown = service.get(JOBS + "/..%2f..%2fjobs.db");
            assertThat(unknown.statusCode()).isIn(400, 404);
            assertThat(service.get(JOBS + "/none/events").statusCode()).isEqualTo(404);
            HttpResponse<String> put = service.send(service.request(JOBS)
                    .PUT(HttpRequest.BodyPublishers.ofString("x"))
                    .build());
            assertThat(put.statusCode()).isEqualTo(405);
            assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
            HttpResponse<String> key =
                    service.send(HttpRequest.newBuilder(service.post(JOBS, CALIBRATION), (_, _) -> true)
                            .header("Idempotency-Key", "two words")
                            .build());
            assertThat(key.statusCode()).isEqualTo(400);
            assertThat(service.get(JOBS).body()).isEqualTo("{\"jobs\":[]}");
        }
    }

    @Test
    void withoutAFolderThereAreNoJobs() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            HttpResponse<String> refused = service.send(service.post(JOBS, CALIBRATION));
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("start it with --jobs FOLDER");
            assertThat(service.get(JOBS + "/1/events").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aTokenIsNeededAndOthersJobsAreNotSeen() throws Exception {
        NewToken ann = TokenFile.make(new User("ann", Role.USER), LocalDate.of(2999, 1, 1));
        NewToken bob = TokenFile.make(new User("bob", Role.USER), LocalDate.of(2999, 1, 1));
        Path tokens = Files.writeString(folder.resolve("tokens"), ann.line() + "\n" + bob.line() + "\n");
        try (TestService service = service(Access.open().withTokens(tokens))) {
            assertThat(service.send(service.post(JOBS, CALIBRATION)).statusCode())
                    .isEqualTo(401);
            String id = id(service.send(as(service.post(JOBS, CALIBRATION), ann.secret())));
            assertThat(service.send(as(service.request(JOBS + "/" + id).build(), bob.secret()))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(service.send(as(service.request(JOBS).build(), bob.secret()))
                            .body())
                    .isEqualTo("{\"jobs\":[]}");
            assertThat(service.send(as(service.post(JOBS + "/" + id + "/cancel", ""), ann.secret()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpRequest as(HttpRequest request, String secret) {
        return HttpRequest.newBuilder(request, (_, _) -> true)
                .header("Authorization", "Bearer " + secret)
                .build();
    }
}
