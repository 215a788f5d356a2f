package dev.synram.service.http;

import dev.synram.experiment.spiking.trained.SpikingReply;
import dev.synram.service.chips.live.LiveAnswer;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.engine.OtherCall;
import dev.synram.service.page.PageAction;
import dev.synram.service.page.PageSessions;
import dev.synram.service.page.Pages;
import dev.synram.service.page.SpikingPage;
import dev.synram.service.security.User;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the page asks for, below {@code /page}: for users with a token, within their rate, as inference is. */
final class PageRoutes {

    private static final long MOST_BYTES = 1 << 19;
    private static final String TRANSPORT = "page";
    private static final String SESSIONS = "/page/sessions";
    private static final String SESSION = SESSIONS + "/{session}/";

    private final InferenceEngine engine;
    private final PageSessions sessions;
    private final SpikingPage spiking;
    private final Duration timeout;

    PageRoutes(InferenceEngine engine, Pages pages, Duration timeout) {
        this.engine = engine;
        sessions = pages.sessions();
        spiking = pages.spiking();
        this.timeout = timeout;
    }

    void addTo(HttpRouting.Builder routing) {
        get(routing, "/page/networks", () -> Map.of("networks", sessions.networks()));
        get(routing, "/page/spiking", () -> Map.of("networks", spiking.description()));
        Answers.post(routing, "/page/spiking/prepare", this::prepare);
        Answers.post(routing, "/page/spiking/answer", this::spike);
        Answers.post(routing, SESSIONS, this::open);
        Answers.post(routing, SESSION + "answer", this::answer);
        for (PageAction action : PageAction.values()) {
            Answers.post(routing, SESSION + action.label(), (request, response) -> act(action, request, response));
        }
    }

    private void get(HttpRouting.Builder routing, String path, Supplier<Object> what) {
        Answers.get(routing, path, (request, response) -> {
            engine.user(Answers.authorization(request));
            Answers.json(response, what.get());
        });
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

    private void prepare(ServerRequest request, ServerResponse response) {
        OtherCall call = call(request, spiking.name(), 0);
        boolean isReady = engine.serve(call, _ -> spiking.prepare());
        Answers.json(response, Map.of("isReady", isReady));
    }

    private void spike(ServerRequest request, ServerResponse response) {
        OtherCall call = call(request, spiking.name(), 1);
        SpikingReply reply = engine.serve(call, _ -> spiking.answer(body(request)));
        Answers.json(response, reply);
    }

    private <T> T serve(ServerRequest request, int samples, Function<User, T> task) {
        String network = sessions.networkOf(session(request));
        return engine.serve(call(request, network, samples), task);
    }

    private static OtherCall call(ServerRequest request, String network, int samples) {
        return new OtherCall(
                TRANSPORT, Answers.authorization(request), network, samples, RequestBody.length(request, MOST_BYTES));
    }

    private byte[] body(ServerRequest request) {
        return new RequestBody(MOST_BYTES, timeout).read(request);
    }

    private static String session(ServerRequest request) {
        return request.path().pathParameters().first("session").orElse("");
    }
}
