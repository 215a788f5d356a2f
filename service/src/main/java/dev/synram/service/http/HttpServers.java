package dev.synram.service.http;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.serving.ServingException;
import dev.synram.service.engine.InferenceEngine;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes servers of HTTP with the limits of a service. */
public final class HttpServers {

    private static final int MOST_CONNECTIONS = 4096;
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final ServiceSettings settings;
    private final AtomicInteger active = new AtomicInteger();

    /** Servers with these settings. */
    public HttpServers(ServiceSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the server of the protocol and the pages.
     *
     * @throws ServingException if its port is taken or a file of TLS cannot be used
     */
    public WebServer inference(InferenceEngine engine) {
        HttpRouting.Builder routing = HttpRouting.builder().addFilter((chain, _, _) -> {
            active.incrementAndGet();
            try {
                chain.proceed();
            } finally {
                active.decrementAndGet();
            }
        });
        new InferenceRoutes(engine, settings.limits().timeout()).addTo(routing);
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
     * @throws ServingException if the port is taken or a file of TLS cannot be used
     */
    public WebServer start(int port, String setting, HttpRouting.Builder routing) {
        Duration timeout = settings.limits().timeout();
        WebServerConfig.Builder config = WebServer.builder()
                .host(settings.listening().host())
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ZERO)
                .idleConnectionTimeout(IDLE)
                .maxTcpConnections(MOST_CONNECTIONS)
                .maxPayloadSize((long) settings.limits().megabytes() * 1_000_000)
                .connectionOptions(
                        options -> options.readTimeout(timeout).tcpNoDelay(true).socketReuseAddress(true))
                .directHandlers(directHandlers())
                .routing(Answers.withErrors(routing));
        secure(config, settings.access());
        try {
            return config.build().start();
        } catch (RuntimeException e) {
            throw new ServingException(
                    "%s %s of %s cannot be listened on: %s; choose another"
                            .formatted(setting, port, settings.listening().host(), cause(e)),
                    e);
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
            throw new ServingException(
                    "TLS cannot be used with '%s' and '%s': %s; give a certificate chain and its private key in PEM"
                            .formatted(certificate, key, cause(e)),
                    e);
        }
    }

    /** Answers what is no HTTP, in the form of all errors. */
    private static DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (_, event, status, _, message) -> DirectHandler.TransportResponse.builder()
                    .status(status)
                    .keepAlive(event.keepAlive())
                    .header(HeaderValues.CONTENT_TYPE_JSON)
                    .entity(Answers.errorJson(message))
                    .build());
        }
        return handlers.build();
    }
}
