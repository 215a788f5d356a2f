package dev.synram.service;

import dev.synram.experiment.serving.RunningService;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.serving.ServingException;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.service.chips.live.LiveChips;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.engine.RequestListener;
import dev.synram.service.grpc.GrpcServer;
import dev.synram.service.http.Answers;
import dev.synram.service.http.HttpServers;
import dev.synram.service.jobs.Jobs;
import dev.synram.service.jobs.StoredJob;
import dev.synram.service.metrics.AuditLog;
import dev.synram.service.metrics.ServiceMetrics;
import dev.synram.service.page.PageSessions;
import dev.synram.service.page.Pages;
import dev.synram.service.page.SpikingPage;
import dev.synram.service.scheduling.ChipPool;
import dev.synram.service.security.Authenticator;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Three servers with one engine and one pool of chips. */
final class ListeningService implements RunningService {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final ServiceSettings settings;
    private final ServiceMetrics metrics = new ServiceMetrics();
    private final ChipPool pool;
    private final InferenceEngine engine;
    private final Optional<AuditLog> audit;
    private final Optional<Jobs> jobs;
    private final HttpServers servers;
    private final WebServer http;
    private final GrpcServer grpc;
    private final WebServer measured;
    private boolean closed;

    ListeningService(
            ServiceSettings settings,
            List<ServedNetwork> networks,
            List<ChipPool.ChipMaker> makers,
            Consumer<String> events) {
        this(settings, networks, Optional.empty(), makers, events);
    }

    ListeningService(
            ServiceSettings settings,
            List<ServedNetwork> networks,
            Optional<TrainedSpikingNetwork> spiking,
            List<ChipPool.ChipMaker> makers,
            Consumer<String> events) {
        this.settings = settings;
        Authenticator authenticator = new Authenticator(settings.access().tokens(), InstantSource.system());
        pool = new ChipPool(settings.limits(), settings.chips().recalibrateAfter(), new Events(metrics, events));
        metrics.queueLength(pool::waiting);
        audit = settings.access().audit().map(file -> new AuditLog(file, InstantSource.system(), lostLines(events)));
        audit.ifPresent(log -> closing.addLast(log::close));
        engine = new InferenceEngine(
                networks, pool, settings.limits(), new InferenceEngine.Guards(authenticator, this::ended));
        jobs = settings.jobs().map(taken -> new Jobs(taken, this::changed));
        jobs.ifPresent(taken -> {
            closing.addFirst(taken::close);
            metrics.jobs(taken::count);
        });
        servers = new HttpServers(settings);
        Pages pages = new Pages(
                new PageSessions(
                        networks,
                        new LiveChips(settings.chips())::make,
                        settings.limits().timeout()),
                new SpikingPage(spiking, settings.chips(), settings.limits().timeout()));
        closing.addFirst(pages::close);
        try {
            http = servers.inference(engine, jobs, pages);
            closing.addFirst(http::stop);
            grpc = new GrpcServer(engine, settings);
            closing.addFirst(grpc::close);
            measured = servers.start(settings.listening().metricsPort(), "metricsPort", measurements());
            closing.addFirst(measured::stop);
        } catch (RuntimeException e) {
            closing.forEach(Runnable::run);
            throw e;
        }
        pool.start(makers);
    }

    private AuditLog.Failures lostLines(Consumer<String> events) {
        return new AuditLog.Failures() {
            @Override
            public void lost() {
                metrics.auditFailed();
            }

            @Override
            public void begin(String reason) {
                events.accept(reason);
            }
        };
    }

    private void ended(RequestListener.RequestRecord request) {
        metrics.ended(request);
        audit.ifPresent(log -> log.ended(request));
    }

    private void changed(StoredJob job) {
        metrics.changed(job);
        audit.ifPresent(log -> log.changed(job));
    }

    private HttpRouting.Builder measurements() {
        HttpRouting.Builder routing = HttpRouting.builder();
        Answers.get(routing, "/metrics", this::measurements);
        return routing;
    }

    private void measurements(ServerRequest request, ServerResponse response) {
        Authenticator.requireAdmin(engine.user(Answers.authorization(request)));
        response.header(HeaderNames.CONTENT_TYPE, TEXT_FORMAT).send(metrics.text());
    }

    /** Requests that are being answered. */
    int active() {
        return Math.max(engine.active(), servers.active());
    }

    @Override
    public int httpPort() {
        return http.port();
    }

    @Override
    public int grpcPort() {
        return grpc.port();
    }

    @Override
    public int metricsPort() {
        return measured.port();
    }

    @Override
    public boolean isReady() {
        return pool.isReady();
    }

    @Override
    public void await() throws InterruptedException {
        pool.await();
        if (pool.hasFailed()) {
            throw new ServingException("no chip is left; start the server again with others");
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        pool.drain();
        jobs.ifPresent(Jobs::close); // first: those who follow jobs would be waited for
        long deadline = System.nanoTime() + settings.limits().timeout().toNanos();
        while (active() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        closing.forEach(Runnable::run);
        pool.close();
    }
}
