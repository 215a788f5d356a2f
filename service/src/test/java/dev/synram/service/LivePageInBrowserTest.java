package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.synram.contract.browser.PageChecks;
import dev.synram.experiment.serving.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of a server in a real browser: drawn on, set and operated by keys. npm fetches the program that drives it. */
@Tag("slow")
@Tag("network")
class LivePageInBrowserTest {

    private static final String SCRIPT = "/page/live.mjs";
    private static final String FAULTY_STYLES =
            "main { width: 2000px; max-width: none } .note { color: #9aa2ab } figcaption { font-size: 9px }";

    private static PageChecks checks;
    private static TestService service;

    @BeforeAll
    static void findsABrowser() throws IOException, InterruptedException {
        Optional<PageChecks> found = PageChecks.find(Path.of("target", "browser"));
        assumeTrue(found.isPresent(), "skipped: Chromium or npm is not installed");
        checks = found.get();
        checks.install();
        service = new TestService(
                        List.of(TinyNetworks.pictures()), TestService.LIMITS, Access.open(), TestService.fastChip())
                .awaitReady();
    }

    @AfterAll
    static void close() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void thePageWorksAndIsAccessible() throws IOException, InterruptedException {
        assertThat(checks.findings(
                        SCRIPT,
                        "http://127.0.0.1:%s/".formatted(service.service().httpPort())))
                .isEmpty();
    }

    /** Checks that find nothing would pass for any page: this one has bad styles, asks others, and does not tell what sliders mean. */
    @Test
    void faultsAreFound() throws IOException, InterruptedException {
        HttpServer faulty = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            faulty.setExecutor(threads);
            faulty.createContext("/", LivePageInBrowserTest::forward);
            faulty.start();
            List<String> findings = checks.findings(
                    SCRIPT, "http://127.0.0.1:%s/".formatted(faulty.getAddress().getPort()));
            for (String kind : List.of("axe color-contrast", "small", "overflow", "network", "console", "behaviour")) {
                assertThat(findings)
                        .as(kind)
                        .filteredOn(finding -> finding.contains("\"kind\":\"%s\"".formatted(kind)))
                        .hasSizeGreaterThanOrEqualTo(4);
            }
        } finally {
            faulty.stop(0);
        }
    }

    private static void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.BodyPublisher sent = body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body);
            HttpResponse<String> response = service.send(service.request(path)
                    .method(exchange.getRequestMethod(), sent)
                    .build());
            byte[] changed = changed(path, response.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add(
                            "Content-Type",
                            response.headers().firstValue("Content-Type").orElseThrow());
            exchange.sendResponseHeaders(response.statusCode(), changed.length);
            exchange.getResponseBody().write(changed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String changed(String path, String text) {
        return switch (path) {
            case "/page.css" -> text + FAULTY_STYLES;
            case "/page/controls.js" -> text.replace("input.setAttribute('aria-valuetext', output.textContent);", "");
            case "/page/main.js" -> text + "fetch('http://127.0.0.1:9/');";
            default -> text;
        };
    }
}
