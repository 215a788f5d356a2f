package dev.synram.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The content of a file, which is written to a stream and need not fit into memory. */
@FunctionalInterface
public interface FileContent {

    /**
     * Writes the whole content.
     *
     * @param out not buffered; it is closed by the caller
     */
    void writeTo(OutputStream out) throws IOException;

    /** Bytes. */
    static FileContent of(byte[] bytes) {
        return out -> out.write(bytes);
    }

    /** A text in UTF-8. */
    static FileContent of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text in UTF-8 that is made while it is written. */
    static FileContent text(Text text) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.writeTo(writer);
            writer.flush();
        };
    }

    /** A text that need not fit into memory. */
    @FunctionalInterface
    interface Text {

        /** Writes the whole text. */
        void writeTo(Writer writer) throws IOException;
    }
}
