package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import dev.synram.files.JsonFields;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the page asks for, with chips that have all errors. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

    private static final String NOMINAL = "\"trials\":50,\"sends\":0,\"fixedPattern\":1,\"noise\":1,\"saturation\":1";

    private final TestService service = TestService.withFastChip();

    @AfterAll
    void close() {
        service.close();
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return service.send(service.post("/page/" + path, json));
    }

    private static JsonFields parsed(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonFields.parse(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private String open(String network) throws IOException, InterruptedException {
        return parsed(post("sessions", "{\"network\":\"%s\"}".formatted(network)))
                .text("session");
    }

    private static String json(float[] sample, String settings) {
        return IntStream.range(0, sample.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%s", sample[i]))
                .collect(Collectors.joining(",", "{\"sample\":[", "],\"ageHours\":12," + settings + "}"));
    }

    private JsonFields answer(String session, int bright, String settings) throws IOException, InterruptedException {
        return parsed(post("sessions/" + session + "/answer", json(TinyNetworks.sample(bright), settings)));
    }

    private static double[] scores(JsonFields answer, String field) {
        return answer.objects("scores").stream()
                .mapToDouble(score -> score.number(field))
                .toArray();
    }

    private static int largest(double[] values) {
        return IntStream.range(0, values.length).reduce(0, (best, i) -> values[i] > values[best] ? i : best);
    }

    /** The chip is right, the host in float agrees, and error bars are those of the chip's noise, about 2 LSB. */
    @Test
    void anAnswerTellsWhatTheChipDid() throws Exception {
        String session = open("thirds");
        for (int bright = 0; bright < 3; bright++) {
            JsonFields answer = answer(session, bright, NOMINAL);
            assertThat(largest(scores(answer, "mean"))).isEqualTo(bright);
            assertThat(largest(scores(answer, "inFloat"))).isEqualTo(bright);
            assertThat(scores(answer, "wins")[bright]).isEqualTo(50);
            assertThat(Arrays.stream(scores(answer, "deviation")).boxed())
                    .allSatisfy(deviation -> assertThat(deviation).isBetween(0.5, 5.0));
            assertThat(answer.text("chip")).isEqualTo("chip 1");
            assertThat(answer.number("calibrationAgeHours")).isEqualTo(12);
            assertThat(answer.object("cost").number("microseconds")).isPositive();
            assertThat(answer.object("cost").number("microjoules"))
                    .isEqualTo(0.3 * answer.object("cost").number("microseconds"));
        }
    }

    /** 96 inputs, a third of which are 0.9 of 31 steps, the others 0.3. */
    @Test
    void rowsAreAsActiveAsTheSample() throws Exception {
        JsonFields answer = answer(open("thirds"), 1, NOMINAL);
        JsonFields layer = answer.objects("layers").getFirst();
        assertThat(layer.number("activeShare")).isEqualTo(1);
        double sum = 0;
        for (JsonFields tile : layer.objects("tiles")) {
            assertThat(tile.integer("rowsPerInput", 1, 2)).isEqualTo(2);
            sum += Arrays.stream(tile.numbers("activations")).sum();
        }
        assertThat(sum).isEqualTo((32 * 28 + 64 * 9) / 31.0, within(1e-9));
    }

    /** The membrane of the brightest third rises, those of the others fall or rise less. */
    @Test
    void membranesRiseWithTheResult() throws Exception {
        JsonFields answer = answer(open("thirds"), 2, NOMINAL);
        JsonFields membranes = answer.object("membranes");
        List<JsonFields> traces = membranes.objects("traces");
        assertThat(traces).hasSize(3);
        double[] rises = new double[3];
        for (JsonFields trace : traces) {
            int[] readings = trace.integers("readings", 0, 1023);
            rises[trace.integer("output", 0, 2)] = readings[readings.length - 1] - (double) readings[0];
        }
        assertThat(largest(rises)).isEqualTo(2);
        assertThat(rises[2]).isPositive();
        // 96 events, one every two cycles of 8 ns
        assertThat(membranes.number("sendMicros")).isEqualTo(96 * 0.016, within(1e-9));
    }

    @Test
    void slidersChangeThisPageAlone() throws Exception {
        String mine = open("thirds");
        String other = open("thirds");
        double[] usual = scores(answer(mine, 0, NOMINAL), "deviation");
        double[] quiet = scores(answer(mine, 0, NOMINAL.replace("\"noise\":1", "\"noise\":0")), "deviation");
        assertThat(quiet).containsOnly(0);
        assertThat(Arrays.stream(scores(answer(other, 0, NOMINAL), "deviation")).boxed())
                .allSatisfy(deviation -> assertThat(deviation).isPositive());
        assertThat(Arrays.stream(usual).boxed())
                .allSatisfy(deviation -> assertThat(deviation).isPositive());
        double once = scores(answer(mine, 0, NOMINAL), "mean")[0];
        double twice = scores(answer(mine, 0, NOMINAL.replace("\"sends\":0", "\"sends\":2")), "mean")[0];
        assertThat(twice).isBetween(1.7 * once, 2.2 * once);
    }

    @Test
    void buttonsActOnTheChip() throws Exception {
        String session = open("thirds");
        answer(session, 0, NOMINAL);
        assertThat(post("sessions/" + session + "/recalibrate", "{}").body()).isEqualTo("{\"done\":\"recalibrate\"}");
        assertThat(largest(scores(answer(session, 1, NOMINAL), "mean"))).isEqualTo(1);
        parsed(post("sessions/" + session + "/fail", "{}"));
        JsonFields answer = answer(session, 2, NOMINAL);
        assertThat(answer.text("event")).isEqualTo("chip 1 failed; chip 2 was calibrated and repeated the work");
        assertThat(answer.text("chip")).isEqualTo("chip 2");
        assertThat(largest(scores(answer, "mean"))).isEqualTo(2);
        assertThat(answer(session, 2, NOMINAL).text("event")).isEmpty();
    }

    /** A chip without errors cannot be calibrated; the page goes on with another chip of the seed. */
    @Test
    void whatCannotBeCalibratedIsRefused() throws Exception {
        String session = open("thirds");
        answer(session, 0, NOMINAL.replace(":1", ":0"));
        assertRefused(
                post("sessions/" + session + "/recalibrate", "{}"),
                400,
                "calibration leaves no usable input or column on a half of chip 1; set its errors back");
        assertThat(largest(scores(answer(session, 1, NOMINAL), "mean"))).isEqualTo(1);
    }

    @Test
    void aChipThatFailsInItsCalibrationIsReplaced() throws Exception {
        String session = open("thirds");
        answer(session, 0, NOMINAL);
        parsed(post("sessions/" + session + "/fail", "{}"));
        parsed(post("sessions/" + session + "/recalibrate", "{}"));
        assertThat(answer(session, 1, NOMINAL).text("chip")).isEqualTo("chip 2");
    }

    private void assertRefused(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"").contains(reason);
    }

    @Test
    void wrongRequestsAreRefused() throws Exception {
        String session = open("others");
        String path = "sessions/" + session + "/answer";
        String good = json(TinyNetworks.sample(0), NOMINAL);
        assertRefused(post("sessions", "{\"network\":\"none\"}"), 404, "there is no network 'none'; there are thirds");
        assertRefused(post("sessions/x/answer", good), 404, "this page's session has ended; load the page again");
        assertRefused(post(path, "{"), 400, "the request is not as expected: it is not JSON");
        assertRefused(post(path, good.replace("\"noise\":1", "\"noise\":9")), 400, "noise is 9.0; it must be 0..3.0");
        assertRefused(post(path, good.replace("\"trials\":50", "\"trials\":501")), 400, "trials");
        assertRefused(post(path, good.replace("\"trials\"", "\"tries\"")), 400, "trials");
        assertRefused(post(path, good.replace("[", "[1,")), 400, "the sample has 97 values; network others takes 96");
        assertRefused(
                post(path, good.replaceFirst("\\[[0-9.]+", "[300")),
                400,
                "holds 300.0, but network others takes up to 1.0");
        assertRefused(service.get("/page/" + path), 405, "GET is not possible here");
        assertRefused(post("sessions", "x".repeat((1 << 19) + 1)), 413, "more than 524288 bytes");
        assertRefused(post("spiking/answer", "{}"), 404, "start the server with --spiking NETWORK");
        assertThat(service.get("/page/spiking").body()).isEqualTo("{\"networks\":[]}");
        assertThat(service.get("/page/networks").body())
                .contains(
                        "{\"name\":\"thirds\",\"height\":1,\"width\":1,\"channels\":96,\"brightest\":1.0,\"classes\":3,\"isDrawn\":false}");
    }

    /** A user's oldest page makes room; nobody's chip was needed for that. */
    @Test
    void pagesAreBounded() throws Exception {
        try (TestService many = TestService.withFastChip()) {
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sessions.add(parsed(many.send(many.post("/page/sessions", "{\"network\":\"thirds\"}")))
                        .text("session"));
            }
            assertThat(sessions).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
            String wrong = "{}";
            assertRefused(
                    many.send(many.post("/page/sessions/%s/answer".formatted(sessions.getFirst()), wrong)),
                    404,
                    "ended");
            assertRefused(
                    many.send(many.post("/page/sessions/%s/answer".formatted(sessions.get(1)), wrong)),
                    400,
                    "it has no field");
        }
    }

    /** Only who opened a page may use it, and only with a token; the page itself and its scripts are for everybody. */
    @Test
    void pagesBelongToTheirUsers(@TempDir Path folder) throws Exception {
        NetworkInferenceServer server = new NetworkInferenceServer();
        LocalDate expires = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        NewToken alice = server.makeToken("alice", false, expires);
        NewToken bob = server.makeToken("bob", false, expires);
        Path tokens = folder.resolve("tokens");
        Path audit = folder.resolve("audit");
        Files.write(tokens, List.of(alice.line(), bob.line()));
        Access access = new Access(Optional.of(tokens), Optional.empty(), Optional.empty(), Optional.of(audit));
        try (TestService guarded = new TestService(TestService.LIMITS, access, TestService.fastChip()).awaitReady()) {
            assertThat(guarded.get("/").statusCode()).isEqualTo(200);
            assertThat(guarded.get("/page/main.js").statusCode()).isEqualTo(200);
            assertRefused(guarded.get("/page/networks"), 401, "a token is needed");
            assertRefused(guarded.get("/page/spiking"), 401, "a token is needed");
            String json = "{\"network\":\"thirds\"}";
            assertRefused(guarded.send(guarded.post("/page/sessions", json)), 401, "a token is needed");
            String session =
                    parsed(guarded.send(as(alice, guarded, "sessions", json))).text("session");
            assertRefused(guarded.send(as(bob, guarded, "sessions/" + session + "/fail", "{}")), 404, "has ended");
            assertThat(Files.readString(audit)).contains("\"transport\":\"page\"", "\"user\":\"alice\"");
        }
    }

    private static HttpRequest as(NewToken token, TestService service, String path, String json) {
        return service.request("/page/" + path)
                .header("Authorization", "Bearer " + token.secret())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }
}
