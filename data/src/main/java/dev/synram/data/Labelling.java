package dev.synram.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about the classes of samples, in addition to the samples themselves.
 *
 * @param file a separate file of labels for an {@code .npy} file or a table, or null
 * @param column name or number, from 1, of a table's column of classes, or null to find it
 * @param classes names of the classes, whose order gives their numbers; empty if the source gives them
 */
public record Labelling(@Nullable Path file, @Nullable String column, List<String> classes) {

    /** The source says it all. */
    public static final Labelling OF_SOURCE = new Labelling(null, null, List.of());

    /**
     * Checks the names, and that the file and the column are not both given.
     *
     * @throws DataException if both are given, or a name is empty or given twice
     */
    public Labelling {
        classes = new ClassNames(classes).names();
        if (file != null && column != null) {
            throw new DataException(
                    "labels are either in the file %s or in the column %s; give one of --labels and --label-column"
                            .formatted(file, column));
        }
    }

    /** Labels in a separate file: one whole number from 0 or one name a sample. */
    public static Labelling inFile(Path file) {
        return new Labelling(file, null, List.of());
    }

    /** Labels in a column of a table, by its name in the header or its number from 1. */
    public static Labelling inColumn(String column) {
        return new Labelling(null, column, List.of());
    }

    /** The same with names of classes, in the order of their numbers. */
    public Labelling withClasses(List<String> names) {
        return new Labelling(file, column, names);
    }
}
