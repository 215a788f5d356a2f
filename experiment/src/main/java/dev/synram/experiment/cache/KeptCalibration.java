package dev.synram.experiment.cache;

import dev.synram.chip.Cell;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The content of one file of the cache: the digest of the rest on the first line, on the second what the calibration depends on and
 * how often the cells were written, then the calibration as a document of its own.
 *
 * @param key everything that the calibration depends on
 * @param writings how often each kind of cell was written, from power-on to the end of the calibration
 * @param document the calibration
 */
record KeptCalibration(String key, Map<Cell, Integer> writings, String document) {

    private static final int MOST_WRITINGS = 1_000_000;

    /** The second line. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Head(String of, int[] writings) {}

    /** The bytes of the file. */
    byte[] bytes() {
        int[] counts = new int[Cell.values().length];
        writings.forEach((cell, count) -> counts[cell.ordinal()] = count);
        String rest = JsonText.line(new Head(key, counts)) + "\n" + document;
        return (Sha256.of(rest.getBytes(StandardCharsets.UTF_8)) + "\n" + rest).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws FileException if they are not what was written, or belong to another key
     */
    static KeptCalibration parse(byte[] file, String key) {
        int first = lineEnd(file, 0);
        byte[] rest = Arrays.copyOfRange(file, first + 1, file.length);
        if (!Sha256.of(rest).equals(new String(file, 0, first, StandardCharsets.US_ASCII))) {
            throw new FileException("its checksum does not match its content");
        }
        int second = lineEnd(rest, 0);
        JsonFields head = JsonFields.parse(Arrays.copyOf(rest, second));
        if (!head.text("of").equals(key)) {
            throw new FileException("it is the calibration of another chip, or made in another way");
        }
        int[] counts = head.integers("writings", 0, MOST_WRITINGS);
        head.requireAllTaken();
        Cell[] cells = Cell.values();
        if (counts.length != cells.length) {
            throw new FileException("it tells of %s cells; expected %s".formatted(counts.length, cells.length));
        }
        Map<Cell, Integer> writings = new EnumMap<>(Cell.class);
        for (Cell cell : cells) {
            writings.put(cell, counts[cell.ordinal()]);
        }
        return new KeptCalibration(
                key, writings, new String(rest, second + 1, rest.length - second - 1, StandardCharsets.UTF_8));
    }

    private static int lineEnd(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                return i;
            }
        }
        throw new FileException("it ends too soon");
    }
}
