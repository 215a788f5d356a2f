package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.random.CounterRandom;
import dev.synram.experiment.serving.Access;
import inference.GrpcPredictV2.ModelInferRequest;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Requests that are damaged in a few bytes, in their lines, headers, JSON or messages, and requests that end early. None may be
 * answered by an internal error, and afterwards the service does what it did before, with as many threads. The number of requests is
 * the property {@code synram.malformed}, of each transport.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {

    private static final int REQUESTS = Integer.getInteger("synram.malformed", 300);
    private static final String PATH = "/v2/models/thirds/infer";

    private final TestService service = new TestService(
                    TestService.LIMITS.withTimeout(Duration.ofSeconds(1)), Access.open(), TestService.fastChip())
            .awaitReady();

    @AfterAll
    void close() {
        service.close();
    }

    private static byte[] damaged(byte[] request, long seed) {
        byte[] bytes = request.clone();
        int damages = 1 + CounterRandom.below(4, seed, 1);
        // Half of the damages hit the beginning, where lines, headers and fields are.
        for (int i = 0; i < damages; i++) {
            int range = CounterRandom.below(2, seed, 10 + i) == 0 ? Math.min(300, bytes.length) : bytes.length;
            bytes[CounterRandom.below(range, seed, 20 + i)] = (byte) CounterRandom.below(256, seed, 30 + i);
        }
        return bytes;
    }

    private byte[] http() {
        String json = TestService.json(0.5f);
        return "POST %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\nInference-Header-Content-Length: %s\r\nContent-Length: %s\r\nContent-Type: application/json\r\n\r\n%s"
                .formatted(PATH, service.service().httpPort(), json.length(), json.length(), json)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The status that a request gets; 0 if none. */
    private int status(byte[] request, boolean early) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.service().httpPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            if (early) {
                return 0;
            }
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return answer.length() < 12
                    ? 0
                    : Integer.parseInt(answer.substring(9).strip());
        } catch (SocketException e) {
            return 0; // closed by the server before all was sent
        }
    }

    private static int liveThreads() {
        return Thread.activeCount();
    }

    @Test
    void damagedRequestsOfHttpAreRefused() throws Exception {
        byte[] good = http();
        assertThat(status(good, false)).isEqualTo(200);
        int before = liveThreads();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] bad = damaged(good, i);
            boolean cut = i % 10 == 0;
            byte[] sent = cut ? Arrays.copyOf(bad, CounterRandom.below(bad.length, i, 2)) : bad;
            statuses.merge(status(sent, i % 20 == 0), 1, Integer::sum);
        }
        assertThat(statuses.keySet())
                .as(statuses.toString())
                .doesNotContain(500)
                .contains(400, 200);
        assertThat(status(good, false)).isEqualTo(200);
        assertThat(liveThreads()).isLessThanOrEqualTo(before + 4);
        assertThat(service.service().active()).isLessThanOrEqualTo(1);
    }

    @Test
    void damagedMessagesOfGrpcAreRefused() throws Exception {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName("thirds").setId("a");
        request.addInputsBuilder()
                .setName("input")
                .setDatatype("FP32")
                .addShape(1)
                .addShape(TinyNetworks.INPUTS)
                .getContentsBuilder()
                .addAllFp32Contents(Collections.nCopies(TinyNetworks.INPUTS, 0.5f));
        byte[] good = request.build().toByteArray();
        ManagedChannel channel = service.channel();
        Map<Status.Code, Integer> codes = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] bad = damaged(good, -1 - i);
            byte[] sent = i % 10 == 0 ? Arrays.copyOf(bad, CounterRandom.below(bad.length, i, 2)) : bad;
            codes.merge(code(channel, sent), 1, Integer::sum);
        }
        assertThat(codes.keySet())
                .as(codes.toString())
                .isSubsetOf(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND)
                .contains(Status.Code.INVALID_ARGUMENT);
        assertThat(code(channel, good)).isEqualTo(Status.Code.OK);
        TestService.close(channel);
    }

    private static Status.Code code(ManagedChannel channel, byte[] message) {
        try {
            ClientCalls.blockingUnaryCall(channel, INFER, CallOptions.DEFAULT, message);
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final MethodDescriptor<byte[], byte[]> INFER = MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
            .build();

    /** Many slow senders at once get an answer in time, and others are not held up. */
    @Test
    void slowSendersAreEnded() throws Exception {
        byte[] good = http();
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), service.service().httpPort());
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(good, 0, good.length - 1 - i);
            slow.add(socket);
        }
        assertThat(status(good, false)).isEqualTo(200);
        for (Socket socket : slow) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).startsWith("HTTP/1.1 4"));
            socket.close();
        }
        while (service.service().active() > 0) {
            Thread.sleep(5);
        }
    }

    /** A client that asks first gets one answer, and the connection is closed. */
    @Test
    void bodiesOfRefusedRequestsAreNotAskedFor() throws Exception {
        String head = "POST /v2 HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.service().httpPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("100 Continue");
        }
    }

    @Test
    void requestsThatAreTooLargeAreRefusedUnread() throws Exception {
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n{".formatted(PATH);
        assertThat(status(head.getBytes(StandardCharsets.UTF_8), false)).isEqualTo(413);
    }
}
