package dev.synram.files;

import java.util.Locale;

/**
 * The memory that the content of one source may take: a small file can declare or inflate to more than any host has,
 * which must be refused before allocation.
 */
public final class MemoryBudget {

    /** The share of Java's memory for reading, as data are copied and scaled afterwards: one part of this many. */
    private static final int SHARE = 3;

    private final long most;
    private long taken;

    /** A budget within Java's maximum heap. */
    public MemoryBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** A budget in bytes. */
    MemoryBudget(long most) {
        this.most = most;
    }

    /**
     * Reserves a part of the budget.
     *
     * @param source source of the data, for the message
     * @param elements number of elements, not negative
     * @param bytesEach bytes per element
     * @throws FileException if it exceeds the rest of the budget
     */
    public void take(String source, long elements, int bytesEach) {
        long left = most - taken;
        if (elements > left / bytesEach) {
            throw new FileException(String.format(
                    Locale.ROOT,
                    "%s needs %.0f MB including related data; at most %s MB, a third of Java's heap, are available for samples; give Java more, such as JAVA_TOOL_OPTIONS=-Xmx16g, or store fewer samples",
                    source,
                    ((double) elements * bytesEach + taken) / 1e6,
                    most / 1_000_000));
        }
        taken += elements * bytesEach;
    }
}
