package dev.synram.data.wfdb;

import dev.synram.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Annotations in the format of MIT: little-endian words of 16 bits, six for a code and ten for the samples since the annotation
 * before. SKIP adds a difference of 32 bits, whose high word comes first. NUM, SUB and CHN describe the annotation before. AUX is
 * followed by text, padded to an even number of bytes. A word of 0 ends the file.
 */
public final class AnnotationFile {

    private static final int MOST_BYTES = 1 << 26;
    private static final int CODE_SHIFT = 10;
    private static final int VALUE = (1 << CODE_SHIFT) - 1;
    private static final int LARGEST_CODE = 49;
    private static final int SKIP = 59;
    private static final int NUM = 60;
    private static final int SUB = 61;
    private static final int CHN = 62;
    private static final int AUX = 63;
    private static final int WORD = 0xFFFF;

    private final WfdbFile file;
    private final ByteBuffer words;
    private final int samples;
    private final List<Annotation> annotations = new ArrayList<>();

    /** Number of the sample that the next annotation counts from. */
    private long sample;

    private AnnotationFile(WfdbFile file, int samples) {
        this.file = file;
        this.samples = samples;
        words = ByteBuffer.wrap(file.content(MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the annotations of a record.
     *
     * @param samples number of samples of the record; annotations beyond are refused
     * @throws DataException naming the file, what is wrong with it and the remedy
     */
    public static List<Annotation> read(Path path, int samples) {
        AnnotationFile reader = new AnnotationFile(new WfdbFile(path), samples);
        int word = reader.word();
        while (word != 0) {
            reader.accept(word >>> CODE_SHIFT, word & VALUE);
            word = reader.word();
        }
        if (reader.words.hasRemaining()) {
            throw reader.file.damaged("%s bytes follow its end".formatted(reader.words.remaining()));
        }
        return List.copyOf(reader.annotations);
    }

    private void accept(int code, int value) {
        switch (code) {
            case SKIP -> sample += (word() << Short.SIZE) | word();
            case NUM, SUB, CHN -> {
                // neither a point in time nor a beat
            }
            case AUX -> skip(value + value % 2);
            default -> add(code, value);
        }
    }

    private void add(int code, int value) {
        if (code > LARGEST_CODE) {
            throw file.damaged(
                    "annotation %s has the code %s; expected 0..%s".formatted(annotations.size(), code, LARGEST_CODE));
        }
        sample += value;
        int before = annotations.isEmpty() ? 0 : annotations.getLast().sample();
        if (sample < before || sample >= samples) {
            throw file.damaged("annotation %s is at sample %s; expected %s..%s"
                    .formatted(annotations.size(), sample, before, samples - 1));
        }
        annotations.add(new Annotation((int) sample, code));
    }

    private int word() {
        if (words.remaining() < Short.BYTES) {
            throw file.damaged("it ends without the word 0");
        }
        return words.getShort() & WORD;
    }

    private void skip(int bytes) {
        if (words.remaining() < bytes) {
            throw file.damaged("it ends within a text");
        }
        words.position(words.position() + bytes);
    }
}
