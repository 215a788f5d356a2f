package dev.synram.cli.command.serve;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.Listening;
import dev.synram.experiment.serving.ServiceLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a service listens, who may use it, and how much it takes on. */
public final class ServiceOptions {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = Listening.LOOPBACK,
            description = "The interface to listen on; others than the loopback need --tokens. (${DEFAULT-VALUE})")
    private String host = Listening.LOOPBACK;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "The port of REST and pages; 0 takes any that is free. (${DEFAULT-VALUE})")
    private int httpPort;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            defaultValue = "8001",
            description = "The port of gRPC. (${DEFAULT-VALUE})")
    private int grpcPort;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "8002",
            description = "The port of metrics. (${DEFAULT-VALUE})")
    private int metricsPort;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Lines that 'synram serve token' makes; requests then need a token. (none)")
    private @Nullable Path tokens;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "A certificate chain in PEM, for TLS on all ports. (no TLS)")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key in PEM, not encrypted.")
    private @Nullable Path key;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Add a line of JSON for each request: who, when, what, and how it ended; no data. (none)")
    private @Nullable Path audit;

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "256",
            description = "How many samples a chip computes together at most. (${DEFAULT-VALUE})")
    private int maxBatch;

    @Option(
            names = "--batch-delay",
            paramLabel = "MILLISECONDS",
            defaultValue = "0",
            description =
                    "How long a sample waits at most for others of its batch; samples that come while chips are busy are "
                            + "batched anyway. (${DEFAULT-VALUE})")
    private int batchDelay;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "4096",
            description = "How many samples may wait. (${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--user-queue",
            paramLabel = "N",
            defaultValue = "1024",
            description = "How many samples of one user may wait. (${DEFAULT-VALUE})")
    private int userQueue;

    @Option(
            names = "--request-rate",
            paramLabel = "N",
            description = "How many requests a second a user may send. (unlimited)")
    private @Nullable Integer requestRate;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long a request is read and waits at most. (${DEFAULT-VALUE})")
    private int timeout;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "80",
            description = "The largest request in MB. (${DEFAULT-VALUE})")
    private int megabytes;

    /** Where it listens. */
    public Listening listening() {
        return new Listening(host, httpPort, grpcPort, metricsPort);
    }

    /** Who may use it. */
    public Access access() {
        return new Access(
                Optional.ofNullable(tokens),
                Optional.ofNullable(certificate),
                Optional.ofNullable(key),
                Optional.ofNullable(audit));
    }

    /** How much it takes on. */
    public ServiceLimits limits() {
        return new ServiceLimits(
                maxBatch,
                Duration.ofMillis(batchDelay),
                queue,
                userQueue,
                requestRate == null ? ServiceLimits.UNLIMITED_RATE : requestRate,
                Duration.ofSeconds(timeout),
                megabytes);
    }
}
