package dev.synram.service.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Pages and documents, all named here and read from the class path when the server starts: no address leads to a file. Scripts and
 * styles must be documents of their own.
 */
final class StaticPages {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final Map<String, Document> DOCUMENTS = Map.of(
            "/", new Document("index.html", "text/html; charset=utf-8"),
            "/page.css", new Document("page.css", "text/css; charset=utf-8"),
            "/openapi.yaml", new Document("openapi.yaml", "application/yaml"),
            "/inference.proto", new Document("inference.proto", "text/plain; charset=utf-8"));

    /** Modules of the page, below {@code /page}. */
    private static final List<String> SCRIPTS = List.of(
            "api.js",
            "arrays.js",
            "controls.js",
            "digits.js",
            "main.js",
            "pad.js",
            "scores.js",
            "spikes.js",
            "svg.js",
            "tabs.js",
            "traces.js");

    private record Document(String name, String type) {

        byte[] read() {
            try (InputStream in = StaticPages.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("%s is missing among the program's resources".formatted(name));
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private StaticPages() {}

    static void addTo(HttpRouting.Builder routing) {
        DOCUMENTS.forEach((path, document) -> add(routing, path, document));
        SCRIPTS.forEach(
                name -> add(routing, "/page/" + name, new Document("page/" + name, "text/javascript; charset=utf-8")));
    }

    private static void add(HttpRouting.Builder routing, String path, Document document) {
        byte[] content = document.read();
        Answers.get(routing, path, (_, response) -> send(response, document.type(), content));
    }

    private static void send(ServerResponse response, String type, byte[] content) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HeaderNames.CACHE_CONTROL, "no-cache")
                .header(HeaderNames.CONTENT_TYPE, type)
                .send(content);
    }
}
