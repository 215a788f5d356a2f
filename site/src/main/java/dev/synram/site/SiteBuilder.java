package dev.synram.site;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders the project's documents as web pages, one per document, with a navigation, a search and their pictures. */
public final class SiteBuilder {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private static final List<String> FILES = List.of("site.css", "site.js");

    /** Headings of this level are the contents of a page. */
    private static final int CONTENTS_LEVEL = 2;

    private final Path home;
    private final Path target;
    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /**
     * Makes a builder.
     *
     * @param home the project's folder
     * @param target output folder
     */
    public SiteBuilder(Path home, Path target) {
        this.home = home;
        this.target = target;
    }

    /** Builds the site; the arguments are the project's folder and the output folder. */
    public static void main(String[] arguments) {
        new SiteBuilder(Path.of(arguments[0]), Path.of(arguments[1])).build();
    }

    /** Writes all pages and pictures. */
    public void build() {
        try {
            Files.createDirectories(target);
            SearchIndex index = new SearchIndex();
            for (Page page : Page.ALL) {
                Node document = parser.parse(Files.readString(home.resolve(page.source())));
                List<Section> sections = SectionReader.sections(document);
                index.add(page, sections);
                Files.writeString(target.resolve(page.file()), html(page, document, sections));
            }
            Files.writeString(target.resolve("search-index.js"), index.script());
            for (String file : FILES) {
                Files.writeString(target.resolve(file), resource(file));
            }
            copyPictures();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String html(Page page, Node document, List<Section> sections) throws IOException {
        document.accept(new LinkRewriter(page.source()));
        List<Map<String, Object>> pages = Page.ALL.stream()
                .map(other -> Map.<String, Object>of(
                        "file", other.file(), "title", other.title(), "here", other.equals(page)))
                .toList();
        return Mustache.compiler()
                .compile(resource("page.mustache"))
                .execute(Map.of(
                        "title",
                        page.title(),
                        "pages",
                        pages,
                        "sections",
                        sections.stream()
                                .filter(section -> section.level() == CONTENTS_LEVEL)
                                .toList(),
                        "content",
                        renderer.render(document)));
    }

    private void copyPictures() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("docs"))) {
            for (Path picture :
                    files.filter(file -> file.toString().endsWith(".png")).toList()) {
                Files.copy(picture, target.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SiteBuilder.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
