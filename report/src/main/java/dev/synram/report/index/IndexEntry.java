package dev.synram.report.index;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of this program in a folder.
 *
 * @param path of the page, relative to the folder, with slashes
 * @param kind what it is about
 * @param title of the page
 * @param headline its result in a few words
 * @param written when its file was written
 */
public record IndexEntry(String path, String kind, String title, String headline, Instant written) {

    /** Number of characters at the beginning of a page that hold its metadata. */
    public static final int HEAD = 4096;

    private static final String OURS = "<meta name=\"generator\" content=\"Synram\">";
    private static final Pattern KIND = Pattern.compile("<meta name=\"synram-kind\" content=\"([^\"]*)\">");
    private static final Pattern HEADLINE = Pattern.compile("<meta name=\"description\" content=\"([^\"]*)\">");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Reads the metadata of a page.
     *
     * @param head the beginning of the file
     * @return nothing if this program did not write it
     */
    public static Optional<IndexEntry> of(String path, Instant written, String head) {
        return head.contains(OURS)
                ? Optional.of(
                        new IndexEntry(path, found(KIND, head), found(TITLE, head), found(HEADLINE, head), written))
                : Optional.empty();
    }

    private static String found(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? unescaped(matcher.group(1)) : "";
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x60;", "`")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    /** The path as a link. */
    String link() {
        try {
            return new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("%s is no path".formatted(path), e);
        }
    }

    /** When its file was written, for display. */
    String date() {
        return DATE.format(written);
    }
}
