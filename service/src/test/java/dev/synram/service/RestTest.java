package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.serving.Access;
import dev.synram.service.scheduling.FakeChip;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {

    private final TestService service = TestService.withFastChip();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void serverAndModelsTellAboutThemselves() throws Exception {
        assertThat(service.get("/v2").body()).startsWith("{\"name\":\"synram\",\"version\":");
        assertThat(service.get("/v2/").body()).isEqualTo(service.get("/v2").body());
        assertThat(service.get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(service.get("/v2/health/ready").body()).isEqualTo("{\"ready\":true}");
        assertThat(service.get("/v2/models").body()).isEqualTo("{\"models\":[\"thirds\",\"others\"]}");
        String metadata = service.get("/v2/models/thirds").body();
        assertThat(metadata)
                .isEqualTo(service.get("/v2/models/thirds/versions/1").body())
                .contains("\"versions\":[\"1\"]", "{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[-1,96]}");
        assertThat(service.get("/v2/models/thirds/ready").body()).isEqualTo("{\"name\":\"thirds\",\"ready\":true}");
        assertThat(service.get("/v2/models/thirds/versions/1/ready").statusCode())
                .isEqualTo(200);
    }

    @Test
    void inferenceRepeatsTheIdAndGivesResults() throws Exception {
        HttpResponse<String> response = service.infer(TestService.json(0.25f, 1));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(
                        "{\"model_name\":\"thirds\",\"model_version\":\"1\",\"id\":\"a\",\"outputs\":[{\"name\":\"dense1\",\"datatype\":\"FP32\",\"shape\":[2,3],\"data\":[0.25,0.25,0.25,1.0,1.0,1.0]}]}");
        assertThat(service.send(service.post("/v2/models/thirds/versions/1/infer", TestService.json(0.25f, 1)))
                        .body())
                .isEqualTo(response.body());
    }

    @Test
    void trialsDetailsAndOutputsAreChosen() throws Exception {
        String json = TestService.json(0.25f)
                .replace(
                        "{\"id\":\"a\"",
                        "{\"parameters\":{\"trials\":4,\"details\":true},\"outputs\":[{\"name\":\"dense1.class\"},{\"name\":\"dense1.deviation\"}]");
        String body = service.infer(json).body();
        assertThat(body)
                .doesNotContain("\"id\"")
                .contains(
                        "\"chip\":\"fast\"",
                        "\"calibration_age_hours\":\"0.00000\"",
                        "\"modelled_microseconds_per_sample\":\"2.00000\"",
                        "\"modelled_millijoules_per_sample\":\"0.500000\"",
                        "\"outputs\":[{\"name\":\"dense1.class\",\"datatype\":\"INT64\",\"shape\":[1],\"data\":[0]},{\"name\":\"dense1.deviation\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[0.0,0.0,0.0]}]");
    }

    @Test
    void tensorsMayBeBinaryBothWays() throws Exception {
        byte[] json =
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,96],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":384}}],\"parameters\":{\"binary_data_output\":true}}"
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(json.length + 384).order(ByteOrder.LITTLE_ENDIAN);
        body.put(json).putFloat(0.75f);
        HttpRequest request = service.request("/v2/models/thirds/infer")
                .header("Inference-Header-Content-Length", String.valueOf(json.length))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.array()))
                .build();
        HttpResponse<byte[]> response = service.sendForBytes(request);
        assertThat(response.statusCode()).isEqualTo(200);
        int length = Integer.parseInt(
                response.headers().firstValue("Inference-Header-Content-Length").orElseThrow());
        assertThat(new String(response.body(), 0, length, StandardCharsets.UTF_8))
                .contains("\"parameters\":{\"binary_data_size\":12}")
                .endsWith("}");
        ByteBuffer results =
                ByteBuffer.wrap(response.body(), length, 12).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new float[] {results.getFloat(), results.getFloat(), results.getFloat()})
                .containsExactly(0.75f, 0.75f, 0.75f);
    }

    private void assertError(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\"}").contains(reason);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void errorsHaveAStatusAReasonAndARemedy() throws Exception {
        String good = TestService.json(0.25f);
        assertError(
                service.send(service.post("/v2/models/none/infer", good)),
                404,
                "there is no model 'none'; there are thirds, others");
        assertError(service.get("/v2/models/none"), 404, "there is no model 'none'");
        assertError(service.get("/v2/models/thirds/versions/2"), 404, "has no version '2'; it has 1");
        assertError(service.get("/v3"), 404, "there is no '/v3'");
        assertError(service.get("/v2/models/thirds/infer"), 405, "GET is not possible here; use POST");
        assertError(service.send(service.post("/v2", "{}")), 405, "POST is not possible here");
        assertError(service.infer("{"), 400, "the request is not JSON as expected");
        assertError(service.infer(""), 400, "the request is empty");
        assertError(service.infer(good.replace("\"input\"", "\"x\"")), 400, "has no input 'x'; give 'input'");
        assertError(
                service.infer(good.replace("[1,96]", "[96]")), 400, "has shape [96]; model thirds takes [samples, 96]");
        assertError(
                service.infer(good.replace("[0.25", "[255")), 400, "reaches 255.0, but model thirds takes up to 1.0");
        assertError(
                service.infer(good.replace("{\"id\"", "{\"outputs\":[{\"name\":\"y\"}],\"id\"")),
                400,
                "has no output 'y'; choose of 'dense1'");
        assertError(service.infer("{\"inputs\":[]}"), 400, "the request has 0 inputs; model thirds takes one, 'input'");
        HttpRequest lied = service.request("/v2/models/thirds/infer")
                .header("Inference-Header-Content-Length", "x")
                .POST(HttpRequest.BodyPublishers.ofString(good))
                .build();
        assertError(service.send(lied), 400, "Inference-Header-Content-Length is 'x'");
    }

    @Test
    void pagesComeFromTheClassPathAlone() throws Exception {
        HttpResponse<String> page = service.get("/");
        assertThat(page.body())
                .startsWith("<!doctype html>")
                .contains("<script type=\"module\" src=\"/page/main.js\"></script>")
                .doesNotContain("style=", "<style", "onclick=")
                .doesNotContainPattern("<script(?![^>]* src=\"/)")
                .doesNotContainPattern("(?:src|href)=\"(?!/|data:)");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(service.get("/openapi.yaml").body()).startsWith("openapi: 3.0.3");
        assertThat(service.get("/inference.proto").body()).contains("service GRPCInferenceService");
        for (String path : List.of(
                "/../index.html",
                "/%2e%2e/etc/passwd",
                "/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/v2/models/..%2f..%2fx")) {
            assertThat(service.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aServiceIsAliveBeforeItIsReady() throws Exception {
        try (TestService starting = new TestService(TestService.LIMITS, Access.open(), new FakeChip[0])) {
            assertThat(starting.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(starting.get("/v2/health/ready").statusCode()).isEqualTo(503);
            assertThat(starting.get("/v2/models/thirds/ready").body())
                    .isEqualTo("{\"name\":\"thirds\",\"ready\":false}");
        }
    }
}
