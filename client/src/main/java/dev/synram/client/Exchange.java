package dev.synram.client;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of HTTP, made again where that may help and the time allows it. */
final class Exchange implements AutoCloseable {

    private static final int SUCCESS = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ClientSettings settings;
    private final HttpClient http;

    Exchange(ClientSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout());
        settings.certificates().ifPresent(file -> builder.sslContext(TrustedCertificates.of(file)));
        http = builder.build();
    }

    /** A request for a path below the server's address. */
    HttpRequest.Builder request(String path) {
        String server = settings.server().toString().replaceFirst("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /** What one attempt gave. */
    private sealed interface Attempt {

        record Answered(HttpResponse<byte[]> response) implements Attempt {}

        /** Without a pause, another attempt does not help. */
        record Failed(ClientException problem, Optional<Duration> pause) implements Attempt {}
    }

    /**
     * Calls, and waits for a successful answer.
     *
     * @throws ClientException if there is none
     */
    HttpResponse<byte[]> call(HttpRequest request) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        Duration pause = FIRST_PAUSE;
        for (int retries = settings.retries(); ; retries--) {
            switch (attempt(request, Math.max(1, deadline - System.nanoTime()), pause)) {
                case Attempt.Answered(HttpResponse<byte[]> response) -> {
                    return response;
                }
                case Attempt.Failed(ClientException problem, Optional<Duration> wanted) -> {
                    long nanos = wanted.map(Duration::toNanos).orElse(Long.MAX_VALUE);
                    if (retries == 0 || nanos > deadline - System.nanoTime()) {
                        throw problem;
                    }
                    sleep(nanos, problem);
                    pause = pause.multipliedBy(2);
                }
            }
        }
    }

    /** Makes one attempt. */
    boolean succeedsAtOnce(HttpRequest request) {
        return attempt(request, settings.timeout().toNanos(), Duration.ZERO) instanceof Attempt.Answered;
    }

    private Attempt attempt(HttpRequest request, long nanos, Duration pause) {
        CompletableFuture<HttpResponse<byte[]>> future =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = future.get(nanos, TimeUnit.NANOSECONDS);
            return response.statusCode() == SUCCESS
                    ? new Attempt.Answered(response)
                    : new Attempt.Failed(refused(response), retryAfter(response));
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Attempt.Failed(
                    unreachable("no answer within %s".formatted(settings.timeout()), e), Optional.of(pause));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IOException io ? io : e;
            return new Attempt.Failed(unreachable(String.valueOf(cause), cause), Optional.of(pause));
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Failed(unreachable("interrupted", e), Optional.empty());
        }
    }

    private ClientException unreachable(String reason, Throwable cause) {
        return new ClientException(
                ClientException.Kind.UNREACHABLE,
                "%s does not answer: %s".formatted(settings.server(), reason),
                Optional.of(cause));
    }

    private static ClientException refused(HttpResponse<byte[]> response) {
        String reason;
        try {
            reason = JsonFields.parse(response.body()).text("error");
        } catch (FileException e) {
            reason = "the server answers %s".formatted(response.statusCode());
        }
        return new ClientException(ClientException.Kind.of(response.statusCode()), reason, Optional.empty());
    }

    /** A second if the server does not tell a number, as other programs in between may. */
    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(text -> Duration.ofSeconds(text.matches("\\d{1,9}") ? Integer.parseInt(text) : 1));
    }

    private static void sleep(long nanos, ClientException problem) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
