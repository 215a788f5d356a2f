package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.scheduling.FakeChip;
import inference.GRPCInferenceServiceGrpc;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelReadyRequest;
import inference.GrpcPredictV2.ModelReadyResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a service withstands malicious and careless clients. */
@Timeout(60)
class HardeningTest {

    private static final ServiceLimits IMPATIENT = TestService.LIMITS.withTimeout(Duration.ofSeconds(1));

    @TempDir
    private Path folder = Path.of(".");

    private static String answer(TestService service, String head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.service().httpPort())) {
            socket.setSoTimeout(5_000);
            String request = head + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2",
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models",
                "/v2/models/thirds",
                "/v2/models/thirds/versions/1/ready",
                "/",
                "/openapi.yaml"
            })
    void whatIsReadHasAHead(String path) throws Exception {
        try (TestService service = TestService.withFastChip()) {
            HttpResponse<String> head = service.send(service.request(path)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build());
            HttpResponse<String> get = service.get(path);
            assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"))
                    .isPresent();
            HttpResponse<String> refused = service.send(service.post(path, "{}"));
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(refused.body()).contains("POST is not possible here; use GET or HEAD");
        }
    }

    @Test
    void inferenceIsPosted() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS")) {
                HttpResponse<String> refused = service.send(service.request("/v2/models/thirds/infer")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
                assertThat(refused.statusCode()).isEqualTo(405);
                assertThat(refused.headers().firstValue("Allow")).hasValue("POST");
            }
        }
    }

    /** Those that have sent a first line, and then a header byte by byte. */
    @Test
    void slowSendersOfHeadersAreEnded() throws Exception {
        try (TestService service = new TestService(IMPATIENT, Access.open(), TestService.fastChip()).awaitReady();
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), service.service().httpPort())) {
            socket.setSoTimeout(100);
            byte[] head = "GET /v2 HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(head);
            long begin = System.nanoTime();
            boolean open = true;
            while (open && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(10)) {
                try {
                    open = socket.getInputStream().read() >= 0;
                } catch (SocketTimeoutException e) {
                    socket.getOutputStream().write('x');
                } catch (IOException e) {
                    open = false;
                }
            }
            assertThat(open).isFalse();
            assertThat(service.get("/v2").statusCode()).isEqualTo(200);
        }
    }

    /** Browsers send the name by which a page was asked for, and the page from which a request comes. */
    @ParameterizedTest
    @CsvSource({
        "Host: localhost, 200",
        "Host: LOCALHOST:8000, 200",
        "Host: 127.0.0.1:8000, 200",
        "Host: [::1]:8000, 200",
        "Host: rebound.example, 403",
        "Host: 127.0.0.1.rebound.example:8000, 403",
        "Host: localhost.rebound.example, 403",
        "Host: localhost|Origin: http://localhost:8000, 200",
        "Host: localhost|Origin: https://example.org, 403",
        "Host: localhost|Origin: http://localhost@example.org, 403",
        "Host: localhost|Origin: null, 403",
        "Host: localhost|Origin: file://, 403"
    })
    void pagesOfOtherHostsAreRefusedWithoutTokens(String headers, int status) throws Exception {
        NewToken token = new NetworkInferenceServer()
                .makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusYears(1));
        Path tokens = Files.writeString(folder.resolve("tokens"), token.line());
        String lines = headers.replace("|", "\r\n") + "\r\n";
        try (TestService open = TestService.withFastChip();
                TestService closed = new TestService(
                                TestService.LIMITS, Access.open().withTokens(tokens), TestService.fastChip())
                        .awaitReady()) {
            assertThat(answer(open, "GET /v2 HTTP/1.1\r\n" + lines)).startsWith("HTTP/1.1 " + status);
            String authorized = lines + "Authorization: Bearer " + token.secret() + "\r\n";
            assertThat(answer(closed, "GET /v2 HTTP/1.1\r\n" + authorized)).startsWith("HTTP/1.1 200");
        }
    }

    /** The status with which a call ends whose message is not sent whole. */
    private static CompletableFuture<Status> begun(ManagedChannel channel, List<ClientCall<?, ?>> calls) {
        // Headers of calls with one message are not sent before it.
        MethodDescriptor<ModelInferRequest, ModelInferResponse> streaming =
                GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder()
                        .setType(MethodDescriptor.MethodType.CLIENT_STREAMING)
                        .build();
        ClientCall<ModelInferRequest, ModelInferResponse> call = channel.newCall(streaming, CallOptions.DEFAULT);
        calls.add(call);
        CompletableFuture<Status> status = new CompletableFuture<>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status closed, Metadata trailers) {
                        status.complete(closed);
                    }
                },
                new Metadata());
        call.request(1);
        return status;
    }

    @Test
    void slowSendersOfMessagesAreEnded() throws Exception {
        try (TestService service = new TestService(IMPATIENT, Access.open(), TestService.fastChip()).awaitReady()) {
            ManagedChannel channel = service.channel();
            Status status = begun(channel, new ArrayList<>()).get(10, TimeUnit.SECONDS);
            assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(status.getDescription()).isEqualTo("the request came too slowly; send it again");
            assertThat(service.service().active()).isZero();
            assertThat(service.metrics().body())
                    .contains(
                            "synram_requests_total{code=\"408\",model=\"unknown\",transport=\"grpc\",user=\"anybody\"} 1.0");
            TestService.close(channel);
        }
    }

    @Test
    void callsAreCountedBeforeTheirMessages() throws Exception {
        try (TestService service = new TestService(
                        TestService.LIMITS.withRequestRate(1), Access.open(), TestService.fastChip())
                .awaitReady()) {
            ManagedChannel channel = service.channel();
            List<ClientCall<?, ?>> calls = new ArrayList<>();
            List<CompletableFuture<Status>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(begun(channel, calls));
            }
            while (refusals(answers).isEmpty()
                    || service.service().active() == 0
                    || refusals(answers).size() + service.service().active() < answers.size()) {
                Thread.sleep(5);
            }
            assertThat(service.service().active()).isPositive();
            assertThat(refusals(answers)).isNotEmpty().allSatisfy(refusal -> {
                assertThat(refusal.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                assertThat(refusal.getDescription()).contains("asks more often than 1 times a second");
            });
            calls.forEach(call -> call.cancel("enough", null));
            while (service.service().active() > 0) {
                Thread.sleep(5);
            }
            TestService.close(channel);
        }
    }

    private static List<Status> refusals(List<CompletableFuture<Status>> answers) {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private static ModelInferRequest sample() {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName("thirds");
        request.addInputsBuilder()
                .setName("input")
                .setDatatype("FP32")
                .addShape(1)
                .addShape(TinyNetworks.INPUTS)
                .getContentsBuilder()
                .addAllFp32Contents(Collections.nCopies(TinyNetworks.INPUTS, 0.5f));
        return request.build();
    }

    @Test
    void callsThatWereLetInAreAnsweredBeforeTheEnd() throws Exception {
        FakeChip chip = TestService.waitingChip();
        TestService service = new TestService(TestService.LIMITS, Access.open(), chip).awaitReady();
        ManagedChannel channel = service.channel();
        List<ListenableFuture<ModelInferResponse>> answers = new ArrayList<>();
        answers.add(GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(sample()));
        while (chip.begun() == 0) {
            Thread.sleep(1);
        }
        for (int i = 0; i < 19; i++) {
            answers.add(GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(sample()));
        }
        while (!service.metrics().body().contains("synram_queue_samples 19.0")) {
            Thread.sleep(5);
        }
        Thread ending = Thread.startVirtualThread(service.service()::close);
        while (service.service().isReady()) {
            Thread.sleep(1);
        }
        chip.permit(100);
        for (ListenableFuture<ModelInferResponse> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).getModelName()).isEqualTo("thirds");
        }
        ending.join();
        TestService.close(channel);
        service.close();
    }

    @Test
    void cancelledCallsLeaveTheQueue() throws Exception {
        FakeChip chip = TestService.waitingChip();
        try (TestService service = new TestService(TestService.LIMITS, Access.open(), chip).awaitReady()) {
            Thread first = Thread.startVirtualThread(() -> {
                try {
                    service.infer(TestService.json(0.5f));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (chip.begun() == 0) {
                Thread.sleep(1);
            }
            ManagedChannel channel = service.channel();
            ClientCall<ModelInferRequest, ModelInferResponse> call =
                    channel.newCall(GRPCInferenceServiceGrpc.getModelInferMethod(), CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {}, new Metadata());
            call.sendMessage(sample());
            call.halfClose();
            while (!service.metrics().body().contains("synram_queue_samples 1.0")) {
                Thread.sleep(5);
            }
            call.cancel("not wanted any more", null);
            while (!service.metrics().body().contains("synram_queue_samples 0.0")) {
                Thread.sleep(5);
            }
            assertThat(chip.begun()).isEqualTo(1);
            chip.permit(10);
            first.join();
            TestService.close(channel);
        }
    }

    /** Names of models need few bytes, and no token. */
    @Test
    void smallMessagesAreSmall() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            ManagedChannel channel = service.channel();
            ClientCall<ModelReadyRequest, ModelReadyResponse> call =
                    channel.newCall(GRPCInferenceServiceGrpc.getModelReadyMethod(), CallOptions.DEFAULT);
            CompletableFuture<Status> status = new CompletableFuture<>();
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status closed, Metadata trailers) {
                            status.complete(closed);
                        }
                    },
                    new Metadata());
            call.request(1);
            call.sendMessage(ModelReadyRequest.newBuilder()
                    .setName("x".repeat(10_000_000))
                    .build());
            call.halfClose();
            assertThat(status.get(10, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            TestService.close(channel);
        }
    }
}
