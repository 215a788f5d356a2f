package dev.synram.service.http;

import dev.synram.service.engine.InferenceCall;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.protocol.InferenceRequest;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.protocol.RequestJson;
import dev.synram.service.protocol.ResponseJson;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** The addresses of the protocol below {@code /v2}. Whether the server and its models live and are ready is told without a token. */
final class InferenceRoutes {

    private static final HeaderName JSON_LENGTH = HeaderNames.create("Inference-Header-Content-Length");
    private static final String MODEL = "/v2/models/{model}";
    private static final String VERSION = MODEL + "/versions/{version}";

    private final InferenceEngine engine;
    private final Duration timeout;

    InferenceRoutes(InferenceEngine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
    }

    void addTo(HttpRouting.Builder routing) {
        Answers.get(routing, "/v2", this::server);
        Answers.get(routing, "/v2/", this::server);
        Answers.get(routing, "/v2/health/live", (_, response) -> Answers.json(response, Map.of("live", true)));
        Answers.get(
                routing, "/v2/health/ready", (_, response) -> ready(response, new LinkedHashMap<>(), engine.isReady()));
        Answers.get(routing, "/v2/models", this::models);
        for (String model : new String[] {MODEL, VERSION}) {
            Answers.get(routing, model, this::metadata);
            Answers.get(routing, model + "/ready", this::modelReady);
            Answers.post(routing, model + "/infer", this::infer);
        }
    }

    private void server(ServerRequest request, ServerResponse response) {
        engine.user(Answers.authorization(request));
        Answers.json(response, engine.server());
    }

    private void models(ServerRequest request, ServerResponse response) {
        engine.user(Answers.authorization(request));
        Answers.json(response, Map.of("models", engine.modelNames()));
    }

    private void metadata(ServerRequest request, ServerResponse response) {
        engine.user(Answers.authorization(request));
        Answers.json(response, engine.metadata(model(request), version(request)));
    }

    private void modelReady(ServerRequest request, ServerResponse response) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", model(request));
        ready(response, fields, engine.isReady(model(request), version(request)));
    }

    private static void ready(ServerResponse response, Map<String, Object> fields, boolean ready) {
        fields.put("ready", ready);
        Answers.json(response.status(ready ? 200 : Problem.UNAVAILABLE.status()), fields);
    }

    private void infer(ServerRequest request, ServerResponse response) {
        RequestBody body = new RequestBody(engine.mostBytes(), timeout);
        InferenceCall.Answered answered = engine.infer(new InferenceCall(
                "http",
                Answers.authorization(request),
                RequestBody.length(request),
                memory -> new InferenceCall.Addressed(model(request), version(request), read(request, body, memory))));
        ResponseJson written = ResponseJson.of(answered.response(), answered.request());
        if (written.isBinary()) {
            response.header(JSON_LENGTH, String.valueOf(written.jsonLength()))
                    .header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
                    .send(written.body());
        } else {
            Answers.json(response, written.body());
        }
    }

    private static InferenceRequest read(ServerRequest request, RequestBody body, LongConsumer memory) {
        byte[] bytes = body.read(request, memory);
        String length = request.headers()
                .first(JSON_LENGTH)
                .orElse(String.valueOf(bytes.length))
                .strip();
        try {
            return RequestJson.read(bytes, Integer.parseInt(length));
        } catch (NumberFormatException e) {
            throw RefusedException.invalid(
                    "Inference-Header-Content-Length is '%s'; it must be the bytes of the JSON".formatted(length));
        }
    }

    private static String model(ServerRequest request) {
        return request.path().pathParameters().get("model");
    }

    private static String version(ServerRequest request) {
        return request.path().pathParameters().first("version").orElse("");
    }
}
