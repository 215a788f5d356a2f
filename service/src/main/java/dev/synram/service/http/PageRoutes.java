package dev.synram.service.http;

import dev.synram.service.chips.live.LiveAnswer;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.engine.OtherCall;
import dev.synram.service.page.PageAction;
import dev.synram.service.page.PageSessions;
import dev.synram.service.security.User;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What the page asks for, below {@code /page}: for users with a token, within their rate, as inference is. */
final class PageRoutes {

    private static final long MOST_BYTES = 1 << 20;
    private static final String SESSIONS = "/page/sessions";
    private static final String SESSION = SESSIONS + "/{session}/";

    private final InferenceEngine engine;
    private final PageSessions sessions;
    private final Duration timeout;

    PageRoutes(InferenceEngine engine, PageSessions sessions, Duration timeout) {
        this.engine = engine;
        this.sessions = sessions;
        this.timeout = timeout;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.get("/page/networks", this::networks).any("/page/networks", Answers.REFUSE_METHOD);
        post(routing, SESSIONS, this::open);
        post(routing, SESSION + "answer", this::answer);
        for (PageAction action : PageAction.values()) {
            post(routing, SESSION + action.label(), (request, response) -> act(action, request, response));
        }
    }

    private static void post(HttpRouting.Builder routing, String path, Handler handler) {
        routing.post(path, handler).any(path, Answers.REFUSE_METHOD);
    }

    private void networks(ServerRequest request, ServerResponse response) {
        engine.user(Answers.authorization(request));
        Answers.json(response, Map.of("networks", sessions.networks()));
    }

    private void open(ServerRequest request, ServerResponse response) {
        String session = serve(request, 0, user -> sessions.open(user.name(), body(request)));
        Answers.json(response, Map.of("session", session));
    }

    private void answer(ServerRequest request, ServerResponse response) {
        LiveAnswer answer = serve(request, 1, user -> sessions.answer(user.name(), session(request), body(request)));
        Answers.json(response, answer);
    }

    private void act(PageAction action, ServerRequest request, ServerResponse response) {
        String done = serve(request, 0, user -> {
            sessions.act(user.name(), session(request), action);
            return action.label();
        });
        Answers.json(response, Map.of("done", done));
    }

    private <T> T serve(ServerRequest request, int samples, Function<User, T> task) {
        String network = sessions.networkOf(session(request));
        return engine.serve(new OtherCall("page", Answers.authorization(request), network, samples), task);
    }

    private byte[] body(ServerRequest request) {
        return new RequestBody(MOST_BYTES, timeout).read(request);
    }

    private static String session(ServerRequest request) {
        return request.path().pathParameters().first("session").orElse("");
    }
}
