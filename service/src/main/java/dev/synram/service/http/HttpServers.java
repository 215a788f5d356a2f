package dev.synram.service.http;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.service.engine.InferenceEngine;
import dev.synram.service.jobs.Jobs;
import dev.synram.service.page.Pages;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes servers of HTTP with the limits of a service. */
public final class HttpServers {

    /** Kept, as its level would be forgotten otherwise: Helidon tells at each start which features it has. */
    private static final Logger LOG = Logger.getLogger("io.helidon");

    private static final int MOST_CONNECTIONS = 4096;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    private final ServiceSettings settings;
    private final AtomicInteger active = new AtomicInteger();

    /** Servers with these settings. */
    public HttpServers(ServiceSettings settings) {
        this.settings = settings;
        LOG.setLevel(Level.SEVERE);
    }

    /**
     * Starts the server of the protocol and the pages.
     *
     * @param engine answers requests of the protocol
     * @param jobs that are submitted to it; without, it takes none
     * @param pages answers requests of the page
     * @throws SettingException if its port is taken or a file of TLS cannot be used
     */
    public WebServer inference(InferenceEngine engine, Optional<Jobs> jobs, Pages pages) {
        HttpRouting.Builder routing = HttpRouting.builder().addFilter((chain, request, _) -> {
            active.incrementAndGet();
            try {
                chain.proceed();
                RequestBody.skip(request);
            } finally {
                active.decrementAndGet();
            }
        });
        new InferenceRoutes(engine, settings.limits().timeout()).addTo(routing);
        jobs.ifPresentOrElse(
                taken -> new JobRoutes(engine, taken, settings.limits().timeout()).addTo(routing),
                () -> JobRoutes.refuse(routing));
        new PageRoutes(engine, pages, settings.limits().timeout()).addTo(routing);
        StaticPages.addTo(routing);
        return start(settings.listening().httpPort(), "httpPort", routing);
    }

    /** Requests of the protocol and pages whose answers are not sent yet. */
    public int active() {
        return active.get();
    }

    /**
     * Starts a server.
     *
     * @param port where it listens; 0 takes any free port
     * @param setting names the port in messages
     * @param routing what it answers; errors are added
     * @throws SettingException if the port is taken or a file of TLS cannot be used
     */
    public WebServer start(int port, String setting, HttpRouting.Builder routing) {
        if (settings.access().tokens().isEmpty()) {
            routing.addFilter(new LoopbackGuard());
        }
        WebServerConfig.Builder config = WebServer.builder()
                .host(settings.listening().host())
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ZERO)
                .idleConnectionTimeout(IDLE)
                .idleConnectionPeriod(IDLE_CHECK)
                .addProtocol(Http1Config.builder()
                        .addReceiveListener(new HeaderLimit(settings.limits().timeout()))
                        .build())
                .maxTcpConnections(MOST_CONNECTIONS)
                .connectionOptions(options -> options.tcpNoDelay(true).socketReuseAddress(true))
                .directHandlers(directHandlers())
                .routing(Answers.withErrors(routing));
        secure(config, settings.access());
        try {
            return config.build().start();
        } catch (RuntimeException e) {
            throw new SettingException(
                    setting,
                    "is %s, which cannot be listened on at %s: %s; choose another"
                            .formatted(port, settings.listening().host(), cause(e)));
        }
    }

    private static String cause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void secure(WebServerConfig.Builder config, Access access) {
        if (access.certificate().isPresent() && access.key().isPresent()) {
            config.tls(tls(access.certificate().get(), access.key().get()));
        }
    }

    private static Tls tls(Path certificate, Path key) {
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> pem.key(Resource.create(key)).certChain(Resource.create(certificate)))
                    .build();
            return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
        } catch (RuntimeException e) {
            throw new SettingException(
                    "tlsCertificate",
                    "names '%s', which cannot be used with the key '%s': %s; give a certificate chain and its private key in PEM"
                            .formatted(certificate, key, cause(e)));
        }
    }

    /** Answers what is no HTTP, in the form of all errors. */
    private static DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, event, status, _, message) -> DirectHandler.TransportResponse.builder()
                            .status(status)
                            .keepAlive(event.keepAlive())
                            .header(HeaderValues.CONTENT_TYPE_JSON)
                            .entity(Answers.errorJson(message))
                            .build());
        }
        return handlers.build();
    }
}
