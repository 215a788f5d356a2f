package dev.synram.data.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How the text of a table is stored, seen from its beginning.
 *
 * @param charset UTF-8, or UTF-16 if a byte-order mark says so
 * @param markBytes bytes of the byte-order mark
 * @param separator the character between columns: comma, semicolon, tab, vertical bar, or a space, which is not
 *     supported
 */
record CsvFormat(Charset charset, int markBytes, char separator) {

    private static final int SEEN = 1 << 16;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final String OF_NUMBERS = "0123456789+-.eE";

    static CsvFormat of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SEEN);
        }
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
        if (first == 0xFEFF || first == 0xFFFE) {
            return seen(start, first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 2);
        }
        boolean marked = first == 0xEFBB && start.length > 2 && (start[2] & 0xFF) == 0xBF;
        return seen(start, StandardCharsets.UTF_8, marked ? 3 : 0);
    }

    private static CsvFormat seen(byte[] start, Charset charset, int markBytes) {
        String line = new String(start, markBytes, start.length - markBytes, charset)
                .lines()
                .filter(text -> !isComment(text))
                .findFirst()
                .orElse("");
        return new CsvFormat(
                charset,
                markBytes,
                separator(QUOTED.matcher(line).replaceAll("").strip()));
    }

    /** Whether a line, or its first column, is blank or a comment. */
    static boolean isComment(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.startsWith("#");
    }

    private static char separator(String line) {
        if (line.contains(";")) {
            return ';';
        }
        if (line.contains("\t") && (!line.contains(",") || consistsOf(line, OF_NUMBERS + ",\t "))) {
            return '\t';
        }
        if (line.contains(",")) {
            return ',';
        }
        if (line.contains("|")) {
            return '|';
        }
        return line.contains(" ") && consistsOf(line, OF_NUMBERS + " ") ? ' ' : ',';
    }

    private static boolean consistsOf(String line, String characters) {
        return line.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    /** The text after the byte-order mark. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(markBytes);
            return new BufferedReader(new InputStreamReader(in, charset));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
