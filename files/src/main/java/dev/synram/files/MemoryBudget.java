package dev.synram.files;

/**
 * The memory that the content of one source may take: a small file can declare, or inflate to, more than any machine has,
 * which must be refused before it is tried.
 */
public final class MemoryBudget {

    /** What is read is copied and scaled afterwards, so not all memory is for reading. */
    private static final int SHARE = 3;

    private final long most;
    private long taken;

    /** A budget within the memory that Java may take. */
    public MemoryBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** A budget of some bytes. */
    MemoryBudget(long most) {
        this.most = most;
    }

    /**
     * Takes a part of the budget.
     *
     * @param source what needs it, for the message
     * @param elements how many elements, not negative
     * @param bytesEach what one of them takes
     * @throws FileException if it is more than is left
     */
    public void take(String source, long elements, int bytesEach) {
        long left = most - taken;
        if (elements > left / bytesEach) {
            throw new FileException(
                    "%s needs %.0f MB together with what belongs to it; at most %d MB, a third of Java's memory, are for samples; give Java more, such as JAVA_TOOL_OPTIONS=-Xmx16g, or store fewer of them"
                            .formatted(source, ((double) elements * bytesEach + taken) / 1e6, most / 1_000_000));
        }
        taken += elements * bytesEach;
    }
}
