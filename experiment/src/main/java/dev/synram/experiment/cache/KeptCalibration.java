package dev.synram.experiment.cache;

import dev.synram.chip.Cell;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The content of one file of the cache: the digest of the rest on the first line, on the second what the calibration depends on and
 * the state of the chip, then the calibration as a document of its own.
 *
 * @param key everything that the calibration depends on
 * @param state the chip's, when it had been calibrated
 * @param document the calibration
 */
record KeptCalibration(String key, ChipState state, String document) {

    /** The second line. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Head(String of, int[] writings, List<ChipState.OtherCells> others) {}

    /** The bytes of the file. */
    byte[] bytes() {
        int[] counts = Arrays.stream(Cell.values())
                .mapToInt(cell -> state.writings().getOrDefault(cell, 0))
                .toArray();
        String rest = JsonText.line(new Head(key, counts, state.others())) + "\n" + document;
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
        ChipState state = ChipState.read(head);
        head.requireAllTaken();
        return new KeptCalibration(
                key, state, new String(rest, second + 1, rest.length - second - 1, StandardCharsets.UTF_8));
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
