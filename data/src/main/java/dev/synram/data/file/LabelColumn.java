package dev.synram.data.file;

import dev.synram.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column of a table that holds the classes: the one that the user names; the one whose header says so; or, of the
 * first, the last and those that hold texts, the only one that looks like classes.
 */
final class LabelColumn {

    /** How to name another column. */
    static final String REMEDY = "name the column of the classes with --label-column NAME or NUMBER";

    /** Headers without blanks, hyphens and underscores. */
    private static final Set<String> HEADERS = Set.of(
            "label",
            "labels",
            "class",
            "classes",
            "target",
            "targets",
            "category",
            "species",
            "outcome",
            "classlabel",
            "classid",
            "labelid",
            "targetclass");

    /** A header that names classes only at the edge of a table, as it may also be a coordinate. */
    private static final String AT_EDGE = "y";

    private static final int MOST_TEXTS = 16;
    private static final int SHOWN = 20;

    private LabelColumn() {}

    /** Whether a cell is a usual header of the column of classes. */
    static boolean isHeader(String cell) {
        return HEADERS.contains(cell.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", ""));
    }

    /**
     * The columns, from 0, that may hold the classes.
     *
     * @param file name of the file, for messages
     * @param names headers; empty if there are none
     * @param texts columns of the first sample that are not numbers
     * @param columns number of columns
     * @param given name or number from 1 of the column, or null
     * @throws DataException if there is no such column, or several have headers that say so
     */
    static SortedSet<Integer> candidates(
            String file, List<String> names, List<Integer> texts, int columns, @Nullable String given) {
        if (given != null) {
            return new TreeSet<>(Set.of(given(file, names, columns, given.strip())));
        }
        List<Integer> named = IntStream.range(0, names.size())
                .filter(i -> isHeader(names.get(i)))
                .boxed()
                .toList();
        if (named.size() > 1) {
            throw new DataException("%s has the columns %s; %s"
                    .formatted(
                            file,
                            String.join(
                                    " and ",
                                    named.stream().map(i -> name(names, i)).toList()),
                            REMEDY));
        }
        if (named.isEmpty()) {
            named = IntStream.of(0, columns - 1)
                    .filter(i -> i < names.size()
                            && AT_EDGE.equals(names.get(i).strip().toLowerCase(Locale.ROOT)))
                    .distinct()
                    .boxed()
                    .toList();
        }
        if (named.size() == 1) {
            return new TreeSet<>(named);
        }
        if (texts.size() > MOST_TEXTS) {
            throw new DataException("%s has texts in %s columns of its first sample; expected numbers and a class"
                    .formatted(file, texts.size()));
        }
        SortedSet<Integer> candidates = new TreeSet<>(texts);
        candidates.add(0);
        candidates.add(columns - 1);
        return candidates;
    }

    private static int given(String file, List<String> names, int columns, String given) {
        List<Integer> same = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(given))
                .boxed()
                .toList();
        if (same.isEmpty()) {
            same = IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equalsIgnoreCase(given))
                    .boxed()
                    .toList();
        }
        if (same.size() == 1) {
            return same.getFirst();
        }
        if (same.size() > 1) {
            throw new DataException(
                    "%s has %s columns '%s'; give the number of one of them, from 1, with --label-column"
                            .formatted(file, same.size(), given));
        }
        if (given.matches("\\d{1,6}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= columns) {
            return Integer.parseInt(given) - 1;
        }
        String header = DataFile.shown(String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
        throw new DataException("%s has no column '%s'; --label-column takes a number 1..%s%s"
                .formatted(file, given, columns, names.isEmpty() ? ", as it has no header" : " or a name: " + header));
    }

    /** A column for messages, such as {@code column 3 ('y')}. */
    static String name(List<String> names, int column) {
        return column < names.size() && !names.get(column).isBlank()
                ? "column %s ('%s')".formatted(column + 1, DataFile.shown(names.get(column)))
                : "column %s".formatted(column + 1);
    }

    /**
     * The column of the classes among candidates with their cells.
     *
     * @throws DataException if none of several candidates, or more than one, looks like classes
     */
    static int chosen(String file, SortedMap<Integer, LabelCandidate> candidates, boolean certain) {
        if (certain) {
            return candidates.firstKey();
        }
        List<Integer> likely = new ArrayList<>();
        candidates.forEach((column, candidate) -> {
            if (candidate.looksLikeClasses()) {
                likely.add(column);
            }
        });
        if (likely.size() == 1) {
            return likely.getFirst();
        }
        List<String> shown = candidates.entrySet().stream()
                .filter(entry -> likely.isEmpty() || likely.contains(entry.getKey()))
                .map(entry -> entry.getValue().name())
                .toList();
        throw new DataException((likely.isEmpty()
                        ? "%s has no column that certainly holds the classes: %s %s not look like some classes, as whole numbers from 0 or names that occur again; %s"
                        : "%s has more than one column that may hold the classes: %s%s look like them; %s")
                .formatted(
                        file,
                        String.join(" and ", shown),
                        likely.isEmpty() ? shown.size() == 1 ? "does" : "do" : "",
                        REMEDY));
    }
}
