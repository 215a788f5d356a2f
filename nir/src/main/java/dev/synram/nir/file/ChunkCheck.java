package dev.synram.nir.file;

import dev.synram.nir.value.NirException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Checks compressed arrays before they are read: only known filters, and no chunk that inflates to more than it declares. */
final class ChunkCheck {

    private static final String DEFLATE = "deflate";

    /** Those that the JDK can undo within bounds; decoders of LZF and LZ4 access memory without checks. */
    private static final Set<String> FILTERS = Set.of(DEFLATE, "shuffle", "fletcher32");

    private static final long MOST_CHUNKS = 100_000;

    /** A checksum behind the data. */
    private static final int CHECKSUM_BYTES = 4;

    private ChunkCheck() {}

    /**
     * Checks an array.
     *
     * @param bytesEach bytes of an element
     */
    static void require(ChunkedDataset dataset, int bytesEach, ReadLimits limits) {
        List<String> filters = dataset.getFilters().stream()
                .map(PipelineFilterWithData::getName)
                .toList();
        if (!FILTERS.containsAll(filters) || filters.stream().distinct().count() < filters.size()) {
            throw new NirException(
                    "it is stored with the filters %s; supported are gzip and shuffle, so write it with compression='gzip'"
                            .formatted(String.join(", ", filters)));
        }
        int[] chunk = dataset.getChunkDimensions();
        long elements = elements(chunk);
        limits.takeBytes(elements, bytesEach);
        int[] counts = counts(dataset, chunk);
        if (filters.contains(DEFLATE)) {
            int[] at = new int[counts.length];
            do {
                requireSize(dataset, offset(at, chunk), elements * bytesEach + CHECKSUM_BYTES);
            } while (advance(at, counts));
        }
    }

    private static long elements(int[] dimensions) {
        long elements = 1;
        for (int size : dimensions) {
            if (size < 1) {
                throw new NirException("it has chunks of %s elements".formatted(size));
            }
            elements = Math.multiplyExact(elements, size);
        }
        return elements;
    }

    private static int[] counts(Dataset dataset, int[] chunk) {
        int[] dimensions = dataset.getDimensions();
        if (dimensions.length != chunk.length) {
            throw new NirException(
                    "it has %s dimensions, but its chunks have %s".formatted(dimensions.length, chunk.length));
        }
        int[] counts = new int[chunk.length];
        long all = 1;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.ceilDiv(dimensions[i], chunk[i]);
            all *= counts[i];
            if (all > MOST_CHUNKS) {
                throw new NirException(String.format(
                        Locale.ROOT, "it has more than %,d chunks; store it in larger ones", MOST_CHUNKS));
            }
        }
        return counts;
    }

    private static int[] offset(int[] at, int[] chunk) {
        int[] offset = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            offset[i] = at[i] * chunk[i];
        }
        return offset;
    }

    private static boolean advance(int[] at, int[] counts) {
        for (int i = at.length - 1; i >= 0; i--) {
            at[i]++;
            if (at[i] < counts[i]) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    private static void requireSize(ChunkedDataset dataset, int[] offset, long most) {
        ByteBuffer raw;
        try {
            raw = dataset.getRawChunkBuffer(offset);
        } catch (HdfException e) {
            throw new NirException("a chunk is missing", e);
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] part = new byte[8192];
            long bytes = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(part);
                bytes += read;
                if (bytes > most) {
                    throw new NirException(String.format(Locale.ROOT, "a chunk of %,d bytes inflates to more", most));
                }
                if (read == 0) {
                    throw new NirException("a chunk ends too early");
                }
            }
        } catch (DataFormatException e) {
            throw new NirException("a chunk is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
