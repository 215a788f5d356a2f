package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.scheduling.FakeChip;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All responses that {@code /openapi.yaml} documents for the protocol, errors included, are compared with it by a validator. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final String MODEL = "/v2/models/thirds";
    private static final String VERSION = MODEL + "/versions/1";

    /** For requests whose answer is that they took too long. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Set<String> seen = new TreeSet<>();
    private String description = "";
    private Optional<OpenApiInteractionValidator> validator = Optional.empty();

    @TempDir
    private Path folder = Path.of(".");

    private static OpenApiInteractionValidator validator(String description) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(description)
                .build();
    }

    @BeforeAll
    void readDescription() throws IOException, InterruptedException {
        try (TestService service = TestService.withFastChip()) {
            description = service.get("/openapi.yaml").body();
        }
        validator = Optional.of(validator(description));
    }

    private static ValidationReport report(
            OpenApiInteractionValidator validator, HttpResponse<byte[]> response, byte[] body) {
        String path = response.request().uri().getPath();
        SimpleResponse.Builder simple = SimpleResponse.Builder.status(response.statusCode())
                .withBody(new String(body, StandardCharsets.ISO_8859_1));
        response.headers().map().forEach((name, values) -> simple.withHeader(name, values));
        return validator.validateResponse(
                path, Request.Method.valueOf(response.request().method()), simple.build());
    }

    private HttpResponse<byte[]> check(TestService service, HttpRequest request, int status)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = service.sendForBytes(request);
        assertThat(response.statusCode()).as(request.toString()).isEqualTo(status);
        assertThat(report(validator.orElseThrow(), response, response.body()).getMessages())
                .as("%s: %s", request, status)
                .isEmpty();
        String path = request.uri()
                .getPath()
                .replaceFirst("/models/[^/]+", "/models/{model}")
                .replaceFirst("/versions/[^/]+", "/versions/{version}");
        seen.add("%s %s %s".formatted(request.method(), path, status));
        return response;
    }

    private void get(TestService service, String path, int status) throws IOException, InterruptedException {
        check(service, service.request(path).build(), status);
    }

    private void post(TestService service, String path, String json, int status)
            throws IOException, InterruptedException {
        check(service, service.post(path, json), status);
    }

    private static TestService service(ServiceLimits limits, FakeChip... chips) {
        TestService service = new TestService(limits, Access.open(), chips);
        return chips.length == 0 ? service : service.awaitReady();
    }

    private static String json() {
        return TestService.json(0.5f);
    }

    private void success() throws IOException, InterruptedException {
        try (TestService service = TestService.withFastChip()) {
            for (String path : new String[] {
                "/v2",
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models",
                MODEL,
                VERSION,
                MODEL + "/ready",
                VERSION + "/ready"
            }) {
                get(service, path, 200);
            }
            for (String path : new String[] {MODEL + "/infer", VERSION + "/infer"}) {
                post(service, path, json(), 200);
                post(
                        service,
                        path,
                        json().replace("{\"id\"", "{\"parameters\":{\"trials\":2,\"details\":true},\"id\""),
                        200);
                post(
                        service,
                        path,
                        json().replace("{\"id\"", "{\"parameters\":{\"binary_data_output\":true},\"id\""),
                        200);
                post(service, path, "{", 400);
            }
            for (String path : new String[] {"/v2/models/none", MODEL + "/versions/2"}) {
                get(service, path, 404);
                get(service, path + "/ready", 404);
                post(service, path + "/infer", json(), 404);
            }
        }
    }

    private void withoutToken() throws IOException, InterruptedException {
        NewToken token = new NetworkInferenceServer()
                .makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusYears(1));
        Path tokens = Files.writeString(folder.resolve("tokens"), token.line());
        try (TestService service =
                new TestService(TestService.LIMITS, Access.open().withTokens(tokens), TestService.fastChip())) {
            for (String path : new String[] {"/v2", "/v2/models", MODEL, VERSION}) {
                get(service, path, 401);
            }
            post(service, MODEL + "/infer", json(), 401);
            post(service, VERSION + "/infer", json(), 401);
        }
    }

    private void beyondLimits() throws IOException, InterruptedException {
        ServiceLimits limits = TestService.LIMITS.withMegabytes(1);
        for (String path : new String[] {MODEL + "/infer", VERSION + "/infer"}) {
            try (TestService service = service(limits.withRequestRate(1), TestService.fastChip())) {
                post(service, path, json(), 200);
                post(service, path, json(), 429);
            }
            try (TestService service = service(limits, TestService.fastChip())) {
                post(service, path, json() + " ".repeat(1_020_000), 413);
            }
            try (TestService service = service(limits.withTimeout(SHORT), TestService.fastChip())) {
                slow(service, path);
            }
            try (TestService service = service(limits, FakeChip.fast("a", TinyNetworks.INPUTS, Integer.MAX_VALUE))) {
                post(service, path, json(), 500);
            }
        }
    }

    /** A body that comes byte by byte. */
    private void slow(TestService service, String path) throws IOException, InterruptedException {
        HttpRequest request = service.request(path)
                .POST(HttpRequest.BodyPublishers.ofInputStream(SlowBody::new))
                .build();
        check(service, request, 408);
    }

    private void notReady() throws IOException, InterruptedException {
        try (TestService service = service(TestService.LIMITS.withTimeout(SHORT))) {
            for (String path : new String[] {"/v2/health/ready", MODEL + "/ready", VERSION + "/ready"}) {
                get(service, path, 503);
            }
            post(service, MODEL + "/infer", json(), 503);
            post(service, VERSION + "/infer", json(), 503);
        }
    }

    @Test
    void allDocumentedResponsesAreAsDescribed() throws Exception {
        success();
        withoutToken();
        beyondLimits();
        notReady();
        Set<String> documented = new TreeSet<>();
        new OpenAPIV3Parser().readContents(description).getOpenAPI().getPaths().forEach((path, item) -> {
            if (path.startsWith("/v2")) {
                item.readOperationsMap()
                        .forEach((method, operation) -> operation
                                .getResponses()
                                .keySet()
                                .forEach(status -> documented.add("%s %s %s".formatted(method, path, status))));
            }
        });
        assertThat(seen).isEqualTo(documented).hasSizeGreaterThan(30);
    }

    /** A validator that finds nothing would pass any response. */
    @Test
    void otherResponsesAreFound() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            HttpResponse<byte[]> metadata =
                    service.sendForBytes(service.request(MODEL).build());
            String body = new String(metadata.body(), StandardCharsets.UTF_8);
            for (String wrong :
                    new String[] {body.replace("\"platform\"", "\"form\""), body.replace("[-1,96]", "\"96\""), "{}", "x"
                    }) {
                assertThat(report(validator.orElseThrow(), metadata, wrong.getBytes(StandardCharsets.UTF_8))
                                .hasErrors())
                        .as(wrong)
                        .isTrue();
            }
        }
    }
}
