package dev.synram.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Templates and other text resources of pages. */
public final class Template {

    private Template() {}

    /**
     * Fills a template, with all values escaped for HTML unless it has them in three braces.
     *
     * @param name of the template without its suffix
     * @param context its values: a record, or a map
     */
    public static String fill(String name, Object context) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(text(name + ".mustache"))
                .execute(context);
    }

    /** Reads a resource in UTF-8. */
    static String text(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
