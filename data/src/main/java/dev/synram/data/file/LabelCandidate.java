package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column that may hold the classes: its cells, as long as they have few different texts, and what speaks for and against
 * it. Whole numbers count as the same however they are written.
 */
final class LabelCandidate {

    /** From so many samples on, classes are expected to occur twice on average. */
    private static final int MANY_SAMPLES = 20;

    private static final int FIRST_CAPACITY = 64;

    /** A cell and its line. */
    record Cell(String text, long line) {}

    private final String name;
    private final String remedy;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Kind, Cell> examples = new LinkedHashMap<>();
    private byte[] cells = new byte[FIRST_CAPACITY];
    private int count;
    private int largest = -1;
    private boolean crowded;

    /** What a cell holds. */
    enum Kind {
        /** A whole number that can be a class. */
        CLASS,
        /** Another number. */
        MEASUREMENT,
        /** Nothing. */
        EMPTY,
        /** A text. */
        TEXT
    }

    /**
     * A column without cells.
     *
     * @param name of the column, for messages
     * @param remedy what to do if it does not hold classes
     */
    LabelCandidate(String name, String remedy) {
        this.name = name;
        this.remedy = remedy;
    }

    /** Name of the column for messages, such as {@code column 3 ('y')}. */
    String name() {
        return name;
    }

    /**
     * Adds a cell.
     *
     * @param text its text without surrounding blanks
     * @param value its value, or NaN if it is not a number
     * @param line its line
     */
    void add(String text, float value, long line) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1 << 24;
        Kind kind = kind(text, value, whole);
        examples.putIfAbsent(kind, new Cell(text, line));
        largest = kind == Kind.CLASS ? Math.max(largest, (int) value) : largest;
        String canonical = whole ? Integer.toString((int) value) : text;
        Integer number = numbers.get(canonical);
        if (number == null) {
            crowded |= numbers.size() == LabelledData.MOST_CLASSES;
            number = numbers.size();
            if (!crowded) {
                numbers.put(canonical, number);
            }
        }
        if (!crowded) {
            cells = count == cells.length ? Arrays.copyOf(cells, 2 * count) : cells;
            cells[count] = number.byteValue();
        }
        count++;
    }

    private static Kind kind(String text, float value, boolean whole) {
        if (whole && value >= 0 && value < LabelledData.MOST_CLASSES) {
            return Kind.CLASS;
        }
        return text.isEmpty() ? Kind.EMPTY : Float.isNaN(value) ? Kind.TEXT : Kind.MEASUREMENT;
    }

    /** The first cell of a kind, or one with an empty text in line 0. */
    Cell example(Kind kind) {
        return examples.getOrDefault(kind, new Cell("", 0));
    }

    boolean has(Kind kind) {
        return examples.containsKey(kind);
    }

    /** Whether the column looks like classes: more than one but few, as texts or as numbers from 0 with small gaps. */
    boolean looksLikeClasses() {
        int different = numbers.size();
        if (crowded || examples.size() != 1 || different < 2) {
            return false;
        }
        boolean repeated = count < MANY_SAMPLES ? different < count || count == 2 : 2 * different <= count;
        boolean dense = numbers.containsKey("0") && 2 * different > largest + 1;
        return repeated && (has(Kind.TEXT) || (has(Kind.CLASS) && dense));
    }

    /**
     * The classes of all samples.
     *
     * @param source name of the file, for messages
     * @param names names of the classes in the order of their numbers; if empty, texts are sorted
     * @throws DataException if cells are neither classes nor names of classes
     */
    Labels labels(String source, List<String> names) {
        if (!crowded && names.containsAll(numbers.keySet())) {
            return new Labels(numbered(names), names);
        }
        if (has(Kind.EMPTY)) {
            throw new DataException("%s, line %s: %s is empty; give each sample a class, or %s"
                    .formatted(source, example(Kind.EMPTY).line(), name, remedy));
        }
        if (has(Kind.MEASUREMENT)) {
            throw refused(
                    source,
                    Kind.MEASUREMENT,
                    "which looks like a measurement, not like a class: expected whole "
                            + "numbers 0..%s or names".formatted(LabelledData.MOST_CLASSES - 1));
        }
        if (has(Kind.TEXT) && has(Kind.CLASS)) {
            throw refused(
                    source,
                    Kind.TEXT,
                    "but '%s' in line %s; expected only numbers or only names"
                            .formatted(
                                    example(Kind.CLASS).text(),
                                    example(Kind.CLASS).line()));
        }
        if (crowded) {
            throw refused(
                    source,
                    Kind.TEXT,
                    "and more than %s different texts, which do not look like names of classes"
                            .formatted(LabelledData.MOST_CLASSES));
        }
        return has(Kind.TEXT) ? sorted() : numbers();
    }

    private DataException refused(String source, Kind kind, String why) {
        return new DataException("%s: %s was taken for the class; it holds '%s' in line %s, %s; %s"
                .formatted(
                        source,
                        name,
                        DataFile.shown(example(kind).text()),
                        example(kind).line(),
                        why,
                        remedy));
    }

    private Labels sorted() {
        List<String> names = numbers.keySet().stream().sorted().toList();
        return new Labels(numbered(names), names);
    }

    private byte[] numbered(List<String> names) {
        byte[] order = new byte[numbers.size()];
        numbers.forEach((name, number) -> order[number] = (byte) names.indexOf(name));
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = order[cells[i]];
        }
        return labels;
    }

    private Labels numbers() {
        byte[] classes = new byte[numbers.size()];
        numbers.forEach((text, number) -> classes[number] = Byte.parseByte(text));
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = classes[cells[i]];
        }
        return Labels.numbered(labels);
    }
}
