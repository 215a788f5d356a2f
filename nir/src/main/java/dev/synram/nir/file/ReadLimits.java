package dev.synram.nir.file;

import dev.synram.nir.value.NirException;
import java.util.Locale;

/** What the content of one file may take: a small file can declare more than any host has, or refer to itself. */
final class ReadLimits {

    private static final int MOST_OBJECTS = 200_000;

    /** The share of Java's memory for reading, as arrays are copied: one part of this many. */
    private static final int SHARE = 4;

    private final long mostBytes;
    private long bytes;
    private int objects;

    ReadLimits() {
        mostBytes = Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** Counts a group or an array. */
    void takeObject() {
        objects++;
        if (objects > MOST_OBJECTS) {
            throw new NirException(String.format(
                    Locale.ROOT, "it has more than %,d groups and arrays, or refers to itself", MOST_OBJECTS));
        }
    }

    /** Reserves memory before it is allocated. */
    void takeBytes(long elements, long bytesEach) {
        if (elements > (mostBytes - bytes) / bytesEach) {
            throw new NirException(String.format(
                    Locale.ROOT,
                    "it needs %.0f MB; at most %s MB, a quarter of Java's heap, are available, so give Java more, such as JAVA_TOOL_OPTIONS=-Xmx16g",
                    ((double) elements * bytesEach + bytes) / 1e6,
                    mostBytes / 1_000_000));
        }
        bytes += elements * bytesEach;
    }
}
