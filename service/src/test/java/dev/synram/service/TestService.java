package dev.synram.service;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.Listening;
import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.service.scheduling.FakeChip;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service with chips that are not real, on free ports, and a client. */
final class TestService implements AutoCloseable {

    static final ServiceLimits LIMITS = ServiceLimits.defaults().withTimeout(Duration.ofSeconds(10));

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ListeningService service;
    private final HttpClient client = HttpClient.newHttpClient();

    TestService(ServiceLimits limits, Access access, FakeChip... chips) {
        this(List.of(TinyNetworks.thirds(), TinyNetworks.others()), settings(limits, access), chips);
    }

    TestService(ServiceSettings settings, FakeChip... chips) {
        this(List.of(TinyNetworks.thirds(), TinyNetworks.others()), settings, chips);
    }

    /** A service with other networks. */
    TestService(List<ServedNetwork> networks, ServiceLimits limits, Access access, FakeChip... chips) {
        this(networks, settings(limits, access), chips);
    }

    private TestService(List<ServedNetwork> networks, ServiceSettings settings, FakeChip... chips) {
        service = new ListeningService(
                settings, networks, Stream.of(chips).map(FakeChip::maker).toList(), events::add);
    }

    static TestService withFastChip() {
        return new TestService(LIMITS, Access.open(), fastChip()).awaitReady();
    }

    static FakeChip fastChip() {
        return FakeChip.fast("fast", TinyNetworks.INPUTS, TinyNetworks.CLASSES);
    }

    static FakeChip waitingChip() {
        return FakeChip.waiting("waiting", TinyNetworks.INPUTS, TinyNetworks.CLASSES);
    }

    static ServiceSettings settings(ServiceLimits limits, Access access) {
        return new ServiceSettings(
                Listening.onFreePorts(),
                access,
                limits,
                new ServedChips(ChipSettings.defaults().withThreads(1), List.of(1L), Duration.ofDays(1)));
    }

    TestService awaitReady() {
        try {
            while (!service.isReady()) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** What people are told. */
    List<String> events() {
        return events;
    }

    ListeningService service() {
        return service;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s%s".formatted(service.httpPort(), path)))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest post(String path, String json) {
        return request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build();
    }

    HttpResponse<String> infer(String json) throws IOException, InterruptedException {
        return send(post("/v2/models/thirds/infer", json));
    }

    HttpResponse<String> metrics() throws IOException, InterruptedException {
        return metrics("none");
    }

    HttpResponse<String> metrics(String authorization) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/metrics".formatted(service.metricsPort())))
                .header("Authorization", authorization)
                .build());
    }

    /** A request for samples whose first values are these. */
    static String json(float... firstValues) {
        StringBuilder data = new StringBuilder();
        for (float first : firstValues) {
            data.append(data.isEmpty() ? "" : ",").append(first).append(",0.5".repeat(TinyNetworks.INPUTS - 1));
        }
        return String.format(
                Locale.ROOT,
                "{\"id\":\"a\",\"inputs\":[{\"name\":\"input\",\"shape\":[%d,%d],\"datatype\":\"FP32\",\"data\":[%s]}]}",
                firstValues.length,
                TinyNetworks.INPUTS,
                data);
    }

    ManagedChannel channel() {
        return NettyChannelBuilder.forAddress("127.0.0.1", service.grpcPort())
                .usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
    }

    static void close(ManagedChannel channel) throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
