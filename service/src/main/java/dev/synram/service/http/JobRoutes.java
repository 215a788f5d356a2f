package dev.synram.service.http;

import dev.synram.experiment.job.JobOrder;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.engine.OtherCall;
import dev.synram.service.jobs.Jobs;
import dev.synram.service.jobs.StoredJob;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.security.User;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The addresses of jobs below {@code /v1/jobs}. */
final class JobRoutes {

    private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
    private static final Pattern KEYS = Pattern.compile("[!-~]{1,200}");
    private static final long SMALL = 100_000;
    private static final int LARGE = 2;
    private static final String TRANSPORT = "jobs";
    private static final String ALL = "/v1/jobs";
    private static final String ONE = ALL + "/{job}";

    private final InferenceEngine engine;
    private final Jobs jobs;
    private final Duration timeout;
    private final JobEventStreams streams;
    private final Semaphore large = new Semaphore(LARGE);

    JobRoutes(InferenceEngine engine, Jobs jobs, Duration timeout) {
        this.engine = engine;
        this.jobs = jobs;
        this.timeout = timeout;
        streams = new JobEventStreams(jobs);
    }

    /** Answers where a service takes no jobs. */
    static void refuse(HttpRouting.Builder routing) {
        Handler refusal = (_, _) -> {
            throw new RefusedException(
                    Problem.NOT_FOUND, "this server takes no jobs; start it with --jobs FOLDER to have them");
        };
        routing.any(ALL, refusal).any(ALL + "/*", refusal);
    }

    void addTo(HttpRouting.Builder routing) {
        routing.get(ALL, this::list)
                .route(Method.HEAD, ALL, this::list)
                .post(ALL, this::submit)
                .any(ALL, Answers.refused("GET, HEAD, POST"));
        routing.get(ONE, this::get)
                .route(Method.HEAD, ONE, this::get)
                .delete(ONE, this::delete)
                .any(ONE, Answers.refused("GET, HEAD, DELETE"));
        Answers.post(routing, ONE + "/cancel", this::cancel);
        routing.get(ONE + "/events", this::events).any(ONE + "/events", Answers.refused("GET"));
        routing.get(ONE + "/results/{name}", this::result).any(ONE + "/results/{name}", Answers.refused("GET"));
    }

    private <T> T serve(ServerRequest request, Function<User, T> task) {
        return engine.serve(
                new OtherCall(
                        TRANSPORT,
                        Answers.authorization(request),
                        TRANSPORT,
                        0,
                        RequestBody.length(request, JobOrder.MOST_BYTES)),
                task);
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("job");
    }

    private void submit(ServerRequest request, ServerResponse response) {
        Optional<String> key = request.headers().first(KEY);
        Jobs.Submission submission = serve(request, user -> submit(user, key, request));
        response.header(HeaderNames.LOCATION, ALL + "/" + submission.job().id());
        Answers.json(response.status(submission.added() ? 201 : 200), fields(submission.job()));
    }

    /** Few orders with a network are read at the same time, as each takes several times its size of memory. */
    private Jobs.Submission submit(User user, Optional<String> key, ServerRequest request) {
        if (key.isPresent() && !KEYS.matcher(key.get()).matches()) {
            throw RefusedException.invalid(
                    "Idempotency-Key is '%s'; it must be 1..200 letters, digits and signs".formatted(key.get()));
        }
        int permits = RequestBody.length(request, JobOrder.MOST_BYTES) > SMALL ? 1 : 0;
        if (!large.tryAcquire(permits)) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "the server reads %s large orders already; submit it again".formatted(LARGE),
                    1);
        }
        try {
            return jobs.submit(user, key, new RequestBody(JobOrder.MOST_BYTES, timeout).read(request));
        } finally {
            large.release(permits);
        }
    }

    private void list(ServerRequest request, ServerResponse response) {
        List<Map<String, Object>> listed = serve(
                request, user -> jobs.list(user).stream().map(this::fields).toList());
        Answers.json(response, Map.of("jobs", listed));
    }

    private void get(ServerRequest request, ServerResponse response) {
        StoredJob job = serve(request, user -> jobs.get(user, id(request)));
        Answers.json(response, fields(job));
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        StoredJob job = serve(request, user -> jobs.cancel(user, id(request)));
        Answers.json(response, fields(job));
    }

    private void delete(ServerRequest request, ServerResponse response) {
        serve(request, user -> {
            jobs.delete(user, id(request));
            return user;
        });
        response.status(204).send();
    }

    /** Counted and told as a request when it begins; the stream may last as long as the job. */
    private void events(ServerRequest request, ServerResponse response) {
        User user = serve(request, asking -> {
            jobs.get(asking, id(request));
            return asking;
        });
        streams.send(user, jobs.get(user, id(request)), request, response);
    }

    private void result(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("name");
        Path file = serve(request, user -> jobs.result(jobs.get(user, id(request)), name));
        try {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(Files.size(file)))
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                            HeaderNames.CONTENT_TYPE,
                            name.endsWith(".json") ? "application/json" : "application/octet-stream");
            try (OutputStream out = response.outputStream()) {
                Files.copy(file, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> fields(StoredJob job) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("user", job.user());
        fields.put("kind", job.kind());
        fields.put("state", job.state().label());
        fields.put("attempts", job.attempts());
        fields.put("created", job.times().created().toString());
        put(fields, "started", job.times().started());
        put(fields, "ended", job.times().ended());
        job.error().ifPresent(error -> fields.put("error", error));
        fields.put("results", jobs.results(job));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Optional<Instant> time) {
        time.ifPresent(at -> fields.put(name, at.toString()));
    }
}
