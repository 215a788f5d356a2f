package dev.synram.service.http;

import dev.synram.service.jobs.JobEvent;
import dev.synram.service.jobs.Jobs;
import dev.synram.service.jobs.StoredJob;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.security.User;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The events of jobs as server-sent events; a client that was cut off tells the last one that it has. */
final class JobEventStreams {

    private static final HeaderName LAST = HeaderNames.create("Last-Event-ID");
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final int MOST_OF_USER = 32;
    private static final int RETRY_SECONDS = 10;

    private final Jobs jobs;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    JobEventStreams(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Sends the events of a job until it has ended, the client leaves, or the service ends. */
    void send(User user, StoredJob job, ServerRequest request, ServerResponse response) {
        long last = last(request);
        if (open.merge(user.name(), 1, Integer::sum) > MOST_OF_USER) {
            left(user);
            throw RefusedException.retry(
                    Problem.QUOTA,
                    "user %s follows %s jobs already; close some of these streams".formatted(user.name(), MOST_OF_USER),
                    RETRY_SECONDS);
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream").header(HeaderNames.CACHE_CONTROL, "no-store");
        try (OutputStream out = response.outputStream()) {
            write(user, job, last, out);
        } catch (IOException e) {
            return; // the client has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            left(user);
        }
    }

    private void left(User user) {
        open.computeIfPresent(user.name(), (_, count) -> count == 1 ? null : count - 1);
    }

    private void write(User user, StoredJob job, long first, OutputStream out)
            throws IOException, InterruptedException {
        long last = first;
        boolean more = true;
        while (more) {
            boolean ended = isOver(user, job);
            List<JobEvent> events = jobs.awaitEvents(job, last, ended ? Duration.ZERO : SIGN_OF_LIFE);
            for (JobEvent event : events) {
                last = event.number();
                out.write("id: %s\nevent: %s\ndata: %s\n\n"
                        .formatted(last, event.type(), event.data())
                        .getBytes(StandardCharsets.UTF_8));
            }
            if (events.isEmpty() && !ended) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8)); // finds out whether the client is there
            }
            out.flush();
            more = !ended && !jobs.isClosed();
        }
    }

    /** Whether a job has ended, or is deleted. */
    private boolean isOver(User user, StoredJob job) {
        try {
            return jobs.get(user, job.id()).state().isFinal();
        } catch (RefusedException e) {
            return true;
        }
    }

    private static long last(ServerRequest request) {
        String text = request.headers().first(LAST).orElse("0");
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw RefusedException.invalid("Last-Event-ID is '%s'; it must be the id of an event".formatted(text));
        }
    }
}
