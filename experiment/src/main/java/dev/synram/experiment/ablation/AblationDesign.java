package dev.synram.experiment.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table of methods: none, each alone, all, all but each. Of a single method, there are the rows without and with it.
 *
 * @param methods names of the methods, at least one
 */
public record AblationDesign(List<String> methods) {

    /** Without any method. */
    static final String NONE = "none";

    /** With all methods. */
    static final String ALL = "all";

    public AblationDesign {
        methods = List.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one method");
        }
    }

    /**
     * A row.
     *
     * @param name its name
     * @param methods those that are used
     * @param reference the row that it is compared with
     */
    record Row(String name, List<String> methods, Optional<Row> reference) {

        /** What is compared, the same for rows that compare the same trainings. */
        Optional<List<List<String>>> comparison() {
            return reference.map(other -> List.of(methods, other.methods));
        }
    }

    List<Row> rows() {
        Row none = new Row(NONE, List.of(), Optional.empty());
        List<Row> rows = new ArrayList<>(List.of(none));
        methods.forEach(method -> rows.add(new Row(method, List.of(method), Optional.of(none))));
        if (methods.size() > 1) {
            Row all = new Row(ALL, methods, Optional.empty());
            rows.add(all);
            methods.forEach(method -> rows.add(new Row("all but " + method, allBut(method), Optional.of(all))));
        }
        return rows;
    }

    private List<String> allBut(String method) {
        return methods.stream().filter(other -> !other.equals(method)).toList();
    }

    /** The different combinations of methods in the rows, each of which is trained once for each seed. */
    public List<List<String>> combinations() {
        return rows().stream().map(Row::methods).distinct().toList();
    }
}
