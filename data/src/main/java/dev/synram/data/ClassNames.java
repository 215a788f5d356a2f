package dev.synram.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Names of classes in the order of their numbers, as a user gives them.
 *
 * @param names the names; empty if none are given
 */
public record ClassNames(List<String> names) {

    /**
     * Checks the names.
     *
     * @throws DataException if there are too many, or one is empty or given twice
     */
    public ClassNames {
        names = names.stream().map(String::strip).toList();
        if (names.size() > LabelledData.MOST_CLASSES) {
            throw new DataException("%s classes are named; at most %s are supported"
                    .formatted(names.size(), LabelledData.MOST_CLASSES));
        }
        if (names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new DataException("the classes are named %s; give each one name of its own".formatted(names));
        }
    }

    /**
     * Samples whose classes are numbered by these names. Classes that the source names are found by name. Classes that the
     * source numbers are found by name if all these names are numbers, too, and receive these names otherwise.
     *
     * @throws DataException if a class that occurs is not among the names
     */
    public LabelledData applyTo(LabelledData data) {
        if (names.isEmpty() || names.equals(data.classes())) {
            return data;
        }
        boolean renamed = areNumbers(data.classes()) && !areNumbers(names);
        int[] others = new int[data.classes().size()];
        for (int i = 0; i < others.length; i++) {
            String name = data.classes().get(i);
            others[i] = renamed ? Integer.parseInt(name) : names.indexOf(name);
        }
        byte[] labels = new byte[data.count()];
        for (int i = 0; i < labels.length; i++) {
            int other = others[data.labels()[i]];
            if (other < 0 || other >= names.size()) {
                throw new DataException("class %s of the data is not among the %s classes %s; name all classes"
                        .formatted(data.classes().get(data.labels()[i]), names.size(), names));
            }
            labels[i] = (byte) other;
        }
        return new LabelledData(data.dimensions(), data.channelsLast(), data.values(), labels, names);
    }

    private static boolean areNumbers(List<String> names) {
        return names.stream().allMatch(name -> name.matches("\\d{1,3}"));
    }

    /** The numbers and names of classes in one line, such as {@code 0 cat, 1 dog}, or {@code 0..9} if they have no names. */
    public static String map(List<String> classes) {
        String[] pairs = new String[classes.size()];
        boolean numbered = true;
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i + " " + classes.get(i);
            numbered &= classes.get(i).equals(Integer.toString(i));
        }
        return numbered ? "0..%s".formatted(pairs.length - 1) : String.join(", ", Arrays.asList(pairs));
    }
}
