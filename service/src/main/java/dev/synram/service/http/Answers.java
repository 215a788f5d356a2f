package dev.synram.service.http;

import dev.synram.files.JsonText;
import dev.synram.service.protocol.InternalErrors;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What all answers of HTTP have in common: JSON, and errors as the protocol has them. */
public final class Answers {

    private static final Header NO_SNIFFING = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Header BEARER = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer");

    private Answers() {}

    /** Adds an address that is read. */
    public static void get(HttpRouting.Builder routing, String path, Handler handler) {
        routing.get(path, handler).route(Method.HEAD, path, handler).any(path, refused("GET, HEAD"));
    }

    /** Adds an address that something is sent to. */
    static void post(HttpRouting.Builder routing, String path, Handler handler) {
        routing.post(path, handler).any(path, refused("POST"));
    }

    /**
     * Refuses other methods.
     *
     * @param allowed those that are possible, as in the header {@code Allow}
     */
    static Handler refused(String allowed) {
        return (request, response) -> {
            response.header(HeaderNames.ALLOW, allowed);
            refuse(
                    request,
                    response,
                    new RefusedException(
                            Problem.METHOD,
                            "%s is not possible here; use %s"
                                    .formatted(request.prologue().method().text(), allowed.replace(", ", " or "))));
        };
    }

    /** Adds the answers to errors and to addresses that do not exist; no route may follow. */
    public static HttpRouting.Builder withErrors(HttpRouting.Builder routing) {
        return routing.any((request, _) -> {
                    throw new RefusedException(
                            Problem.NOT_FOUND,
                            "there is no '%s'; /v2/models lists the models"
                                    .formatted(request.path().rawPath()));
                })
                .error(RefusedException.class, Answers::refuse)
                .error(
                        HttpException.class,
                        (_, response, e) -> error(response, e.status().code(), String.valueOf(e.getMessage())))
                .error(Exception.class, (request, response, e) -> refuse(request, response, InternalErrors.refusal(e)));
    }

    private static void refuse(ServerRequest request, ServerResponse response, RefusedException refused) {
        if (refused.retryAfterSeconds() > 0) {
            response.header(HeaderNames.RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
        }
        if (refused.problem() == Problem.UNAUTHENTICATED) {
            response.header(BEARER);
        }
        error(response, refused.problem().status(), refused.reason());
        RequestBody.skip(request);
    }

    private static void error(ServerResponse response, int status, String reason) {
        json(response.status(status), errorJson(reason));
    }

    /** The JSON of an error. */
    static byte[] errorJson(String reason) {
        return JsonText.line(Map.of("error", reason)).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers a value as JSON. */
    static void json(ServerResponse response, Object value) {
        json(response, JsonText.line(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers JSON. */
    static void json(ServerResponse response, byte[] json) {
        response.header(NO_SNIFFING).header(HeaderValues.CONTENT_TYPE_JSON).send(json);
    }

    /** The header that tells who asks. */
    public static Optional<String> authorization(ServerRequest request) {
        return request.headers().first(HeaderNames.AUTHORIZATION);
    }
}
