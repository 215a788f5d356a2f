package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonFields;
import inference.GRPCInferenceServiceGrpc;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ServerLiveRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecurityTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder = Path.of(".");

    private TestService service(Access access) {
        return new TestService(TestService.LIMITS.withRequestRate(1), access, TestService.fastChip()).awaitReady();
    }

    private static HttpResponse<String> infer(TestService service, String token)
            throws IOException, InterruptedException {
        return service.send(service.request("/v2/models/thirds/infer")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(TestService.json(0.5f)))
                .build());
    }

    @Test
    void tokensRatesAndTheAudit() throws Exception {
        NetworkInferenceServer server = new NetworkInferenceServer();
        LocalDate expires = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        NewToken alice = server.makeToken("alice", false, expires);
        NewToken root = server.makeToken("root", true, expires);
        Path tokens = folder.resolve("tokens");
        Files.write(tokens, List.of(alice.line(), root.line()));
        Path audit = folder.resolve("audit");
        Access access = new Access(Optional.of(tokens), Optional.empty(), Optional.empty(), Optional.of(audit));
        try (TestService service = service(access)) {
            HttpResponse<String> refused = service.infer(TestService.json(0.5f));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(refused.body()).contains("a token is needed");
            assertThat(service.get("/v2/models").statusCode()).isEqualTo(401);
            assertThat(service.get("/v2/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.get("/v2/models/thirds/ready").statusCode()).isEqualTo(200);
            assertThat(service.get("/v2/models/none/ready").body())
                    .contains("there is no model 'none'")
                    .doesNotContain("thirds");
            assertThat(infer(service, alice.secret()).statusCode()).isEqualTo(200);
            // The rate is one a second, unless this machine takes a second for a request.
            HttpResponse<String> often = infer(service, alice.secret());
            while (often.statusCode() == 200) {
                often = infer(service, alice.secret());
            }
            assertThat(often.statusCode()).isEqualTo(429);
            assertThat(often.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(infer(service, root.secret()).statusCode()).isEqualTo(200);
            assertThat(service.metrics().statusCode()).isEqualTo(401);
            ManagedChannel channel = service.channel();
            assertThatThrownBy(() -> GRPCInferenceServiceGrpc.newBlockingStub(channel)
                            .modelInfer(ModelInferRequest.getDefaultInstance()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageStartingWith("UNAUTHENTICATED: a token is needed");
            TestService.close(channel);
        }
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(5).noneMatch(line -> line.contains(alice.secret()));
        JsonFields second = JsonFields.parse(lines.get(1).getBytes(StandardCharsets.UTF_8));
        assertThat(second.text("user")).isEqualTo("alice");
        assertThat(second.text("model")).isEqualTo("thirds");
        assertThat(second.integer("status", 0, 999)).isEqualTo(200);
        assertThat(second.integer("samples", 0, 999)).isEqualTo(1);
        assertThat(second.text("time")).endsWith("Z");
        assertThat(second.integer("milliseconds", 0, 60_000)).isNotNegative();
        second.text("transport");
        second.requireAllTaken();
    }

    @Test
    void onlyAdministratorsReadMetrics() throws Exception {
        NetworkInferenceServer server = new NetworkInferenceServer();
        NewToken alice =
                server.makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusDays(2));
        NewToken root =
                server.makeToken("root", true, LocalDate.now(ZoneOffset.UTC).plusDays(2));
        Path tokens = folder.resolve("tokens");
        Files.write(tokens, List.of(alice.line(), root.line()));
        try (TestService service = service(Access.open().withTokens(tokens))) {
            assertThat(service.metrics("Bearer " + alice.secret()).statusCode()).isEqualTo(403);
            assertThat(service.metrics("Bearer " + root.secret()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void grpcRefusesStrangersBeforeTheirMessage() throws Exception {
        NewToken alice = new NetworkInferenceServer()
                .makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusDays(2));
        Path tokens = Files.write(folder.resolve("tokens"), List.of(alice.line()));
        try (TestService service = service(Access.open().withTokens(tokens))) {
            ManagedChannel channel = service.channel();
            // Another type lets the client send headers alone.
            ClientCall<ModelInferRequest, ModelInferResponse> call = channel.newCall(
                    GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder()
                            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                            .build(),
                    CallOptions.DEFAULT);
            CompletableFuture<Status> ended = new CompletableFuture<>();
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            ended.complete(status);
                        }
                    },
                    new Metadata());
            assertThat(ended.get(20, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(service.service().active()).isZero();
            TestService.close(channel);
        }
    }

    @Test
    void everyPortSpeaksTls() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = keys.getCertificate("server");
        Path chain = pem("chain.pem", "CERTIFICATE", certificate.getEncoded());
        Path key = pem(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        Access access = new Access(Optional.empty(), Optional.of(chain), Optional.of(key), Optional.empty());
        try (TestService service = service(access)) {
            SSLContext trusting = trusting(certificate);
            assertSpeaksTls(trusting, service.service().httpPort(), "/v2/health/live", "{\"live\":true}");
            assertSpeaksTls(trusting, service.service().metricsPort(), "/metrics", "synram_queue_samples");
            ManagedChannel channel = NettyChannelBuilder.forAddress(
                            "localhost", service.service().grpcPort())
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(chain.toFile())
                            .build())
                    .build();
            assertThat(GRPCInferenceServiceGrpc.newBlockingStub(channel)
                            .serverLive(ServerLiveRequest.getDefaultInstance())
                            .getLive())
                    .isTrue();
            TestService.close(channel);
        }
        Access swapped = new Access(Optional.empty(), Optional.of(key), Optional.of(chain), Optional.empty());
        assertThatThrownBy(() -> service(swapped))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("tlsCertificate names");
    }

    private Path pem(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, text));
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void assertSpeaksTls(SSLContext context, int port, String path, String answer)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:%s%s".formatted(port, path)))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains(answer);
        }
    }
}
