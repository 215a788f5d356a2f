package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.sun.net.httpserver.HttpServer;
import dev.synram.client.ClientException;
import dev.synram.client.ClientSettings;
import dev.synram.client.InferenceClient;
import dev.synram.client.InferenceResult;
import dev.synram.client.ModelDescription;
import dev.synram.client.SampleResult;
import dev.synram.examples.client.AskServer;
import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client in Java, with this server, and with servers that answer what a test wants. */
@Timeout(60)
class JavaClientTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "serve.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "dev", "synram", "examples", "client", "AskServer.java");

    @TempDir
    private Path folder = Path.of(".");

    private static ClientSettings to(int port) {
        return ClientSettings.to(URI.create("http://127.0.0.1:%s/".formatted(port)))
                .withTimeout(Duration.ofSeconds(10));
    }

    private static ClientException.Kind kind(Runnable call) {
        try {
            call.run();
            throw new AssertionError("answered");
        } catch (ClientException e) {
            return e.kind();
        }
    }

    @Test
    void samplesAreAnswered() {
        try (TestService service = TestService.withFastChip();
                InferenceClient client = InferenceClient.to(to(service.service().httpPort()))) {
            assertThat(client.isReady()).isTrue();
            assertThat(client.models()).containsExactly("thirds", "others");
            ModelDescription model = client.model("thirds");
            assertThat(model.sampleShape()).containsExactly(TinyNetworks.INPUTS);
            float[] samples = new float[2 * TinyNetworks.INPUTS];
            Arrays.fill(samples, TinyNetworks.INPUTS, samples.length, 0.75f);
            InferenceResult result = client.infer("thirds", samples, 3);
            List<Float> zeros = Collections.nCopies(3, 0f);
            assertThat(result.samples())
                    .containsExactly(
                            new SampleResult(zeros, zeros, 0),
                            new SampleResult(Collections.nCopies(3, 0.75f), zeros, 0));
            assertThat(result.chip()).isEqualTo(new InferenceResult.Chip("fast", 0, 2, 0.5));
            assertThat(client.infer("thirds", samples).samples()).hasSize(2);
            assertThatThrownBy(() -> client.infer("thirds", new float[95]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("samples have 95 values; model thirds takes a multiple of 96, shape [96]");
        }
    }

    @Test
    void errorsHaveTheWordsOfTheServer() throws Exception {
        NewToken token = new NetworkInferenceServer()
                .makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusYears(1));
        Path tokens = Files.writeString(folder.resolve("tokens"), token.line());
        try (TestService service = new TestService(
                        TestService.LIMITS, Access.open().withTokens(tokens), TestService.fastChip())
                .awaitReady()) {
            ClientSettings settings = to(service.service().httpPort());
            try (InferenceClient client = InferenceClient.to(settings.withToken(token.secret()))) {
                assertThatThrownBy(() -> client.model("no ne"))
                        .asInstanceOf(throwable(ClientException.class))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.NOT_FOUND))
                        .hasMessage("there is no model 'no ne'; there are thirds, others");
                float[] sample = new float[TinyNetworks.INPUTS];
                sample[0] = 255;
                assertThatThrownBy(() -> client.infer("thirds", sample))
                        .asInstanceOf(throwable(ClientException.class))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.INVALID_REQUEST))
                        .hasMessageContaining("reaches 255.0, but model thirds takes up to 1.0");
            }
            try (InferenceClient stranger = InferenceClient.to(settings)) {
                assertThat(stranger.isReady()).isTrue();
                assertThat(kind(stranger::models)).isEqualTo(ClientException.Kind.ACCESS_DENIED);
            }
        }
    }

    /** An answer of a server of a test; without a status it never comes. */
    private record Answer(int status, String retryAfter, String body) {}

    private static HttpServer server(Deque<Answer> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Answer answer = answers.size() > 1 ? answers.pop() : answers.element();
            if (answer.status == 0) {
                return;
            }
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            if (!answer.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter);
            }
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static ClientException.Kind kind(ClientSettings like, Answer... answers) throws IOException {
        HttpServer server = server(new ArrayDeque<>(List.of(answers)));
        try (InferenceClient client = InferenceClient.to(
                to(server.getAddress().getPort()).withRetries(like.retries()).withTimeout(like.timeout()))) {
            return kind(client::models);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsAreMadeAgainWhenTheServerWants() throws Exception {
        Deque<Answer> answers = new ArrayDeque<>(List.of(
                new Answer(429, "0", "{}"), new Answer(503, "0", "{}"), new Answer(200, "", "{\"models\":[\"a\"]}")));
        HttpServer server = server(answers);
        try (InferenceClient client = InferenceClient.to(to(server.getAddress().getPort()))) {
            assertThat(client.models()).containsExactly("a");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsEnd() throws Exception {
        ClientSettings patient = to(1);
        Answer full = new Answer(503, "0", "{\"error\":\"full\"}");
        Answer good = new Answer(200, "", "{\"models\":[\"a\"]}");
        assertThat(kind(patient.withRetries(1), full, full, good)).isEqualTo(ClientException.Kind.UNAVAILABLE);
        assertThat(kind(patient, new Answer(503, "", "{\"error\":\"no chip\"}"), good))
                .isEqualTo(ClientException.Kind.UNAVAILABLE);
        assertThat(kind(patient, new Answer(503, "60", "{}"), good)).isEqualTo(ClientException.Kind.UNAVAILABLE);
        assertThat(kind(patient, new Answer(302, "", ""), good)).isEqualTo(ClientException.Kind.SERVER_FAILURE);
        assertThat(kind(patient, new Answer(200, "", "<html>"))).isEqualTo(ClientException.Kind.SERVER_FAILURE);
        assertThat(kind(patient.withTimeout(Duration.ofMillis(200)), new Answer(0, "", "")))
                .isEqualTo(ClientException.Kind.UNREACHABLE);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> ClientSettings.to(URI.create("localhost:8000")))
                .hasMessageStartingWith("server is 'localhost:8000'; it must be");
        assertThatThrownBy(() -> to(1).withRetries(-1)).hasMessageStartingWith("retries is -1");
        assertThatThrownBy(() -> to(1).withTimeout(Duration.ZERO)).hasMessageStartingWith("timeout is PT0S");
        assertThatThrownBy(() -> InferenceClient.to(to(1).withCertificates(DOCUMENT)))
                .hasMessageStartingWith("certificates '");
        assertThat(to(1).withToken("secret").toString()).doesNotContain("secret");
    }

    @Test
    void theExampleIsShownAsItIs() throws Exception {
        assertThat(Files.readString(DOCUMENT)).contains("```java\n" + Files.readString(EXAMPLE) + "```");
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TestService service = TestService.withFastChip()) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            AskServer.main(new String[] {
                "http://127.0.0.1:%s".formatted(service.service().httpPort())
            });
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("class 0: [0.0, 0.0, 0.0], standard deviations [0.0, 0.0, 0.0]");
    }
}
