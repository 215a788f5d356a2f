package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.Listening;
import dev.synram.experiment.serving.RunningService;
import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The model of a chip with all its errors and noise behind a server, with two networks. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealChipTest {

    private static final Duration RECALIBRATE_AFTER = Duration.ofHours(13);
    private static final Pattern DATA = Pattern.compile("\"data\":\\[([^]]*)]");

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningService service = start(Duration.ofHours(12));

    private RunningService start(Duration age) {
        ChipSettings chips = ChipSettings.defaults()
                .withThreads(1)
                .withCalibration(CalibrationSettings.defaults().withAge(age));
        ServiceSettings settings = new ServiceSettings(
                Listening.onFreePorts(),
                Access.open(),
                TestService.LIMITS,
                new ServedChips(chips, List.of(3L), RECALIBRATE_AFTER));
        return new NetworkInferenceServer()
                .start(settings, List.of(TinyNetworks.thirds(), TinyNetworks.others()), events::add);
    }

    @BeforeAll
    void awaitReady() throws InterruptedException {
        awaitReady(service);
    }

    private static void awaitReady(RunningService starting) throws InterruptedException {
        while (!starting.isReady()) {
            Thread.sleep(10);
        }
    }

    @AfterAll
    void close() {
        client.close();
        service.close();
    }

    private String infer(RunningService from, String model, int bright, String parameters)
            throws IOException, InterruptedException {
        StringBuilder data = new StringBuilder();
        for (float value : TinyNetworks.sample(bright)) {
            data.append(data.isEmpty() ? "" : ",").append(value);
        }
        String json = String.format(
                Locale.ROOT,
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,96],\"datatype\":\"FP32\",\"data\":[%s]}],\"parameters\":{%s}}",
                data,
                parameters);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%s/v2/models/%s/infer".formatted(from.httpPort(), model)))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static double[] data(String body, int tensor) {
        Matcher matcher = DATA.matcher(body);
        for (int i = 0; i <= tensor; i++) {
            assertThat(matcher.find()).isTrue();
        }
        String[] numbers = matcher.group(1).split(",", -1);
        double[] values = new double[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(numbers[i]);
        }
        return values;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Networks take turns on the chip, and each finds its own weights there. */
    @Test
    void networksAreRightInTurn() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(largest(data(infer(service, "thirds", i % 3, ""), 0))).isEqualTo(i % 3);
            assertThat(largest(data(infer(service, "others", i % 3, ""), 0))).isEqualTo((i + 1) % 3);
        }
    }

    /** The noise of a result is about 2 LSB; that of the means differs from inference to inference. */
    @Test
    void trialsDifferByTheNoiseOfTheChip() throws Exception {
        String first = infer(service, "thirds", 0, "\"trials\":200,\"details\":true");
        String second = infer(service, "thirds", 0, "\"trials\":200");
        assertThat(first)
                .contains("\"chip\":\"chip 3\"")
                .containsPattern("\"calibration_age_hours\":\"12\\.0")
                .containsPattern("\"modelled_microseconds_per_sample\":\"[1-9]");
        for (double deviation : data(first, 1)) {
            assertThat(deviation).isBetween(0.5, 5.0);
        }
        assertThat(data(first, 0)).isNotEqualTo(data(second, 0));
        for (int i = 0; i < 3; i++) {
            // Ten standard errors of the difference of two means of 200 trials.
            assertThat(data(first, 0)[i] - data(second, 0)[i]).isBetween(-5.0, 5.0);
        }
    }

    @Test
    void anOldCalibrationIsReplaced() throws Exception {
        try (RunningService old = start(RECALIBRATE_AFTER)) {
            awaitReady(old);
            String body = infer(old, "thirds", 1, "\"details\":true");
            while (!body.contains("\"calibration_age_hours\":\"0.00")) {
                body = infer(old, "thirds", 1, "\"details\":true");
            }
            assertThat(largest(data(body, 0))).isEqualTo(1);
            assertThat(largest(data(infer(old, "others", 1, ""), 0))).isEqualTo(2);
        }
    }
}
