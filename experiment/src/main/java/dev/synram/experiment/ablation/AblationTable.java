package dev.synram.experiment.ablation;

import dev.synram.experiment.accuracy.Estimate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a table from the trainings of all its combinations. */
public final class AblationTable {

    private final AblationDesign design;
    private final Map<List<String>, List<AblationRun>> runs = new HashMap<>();
    private final boolean unseen;
    private final Map<Comparison, SeedStatistics> differences = new HashMap<>();
    private final Set<Comparison> significant;

    /**
     * Prepares a table.
     *
     * @param all the trainings, for each combination one of each number; at least two
     */
    public AblationTable(AblationDesign design, List<AblationRun> all) {
        this.design = design;
        for (List<String> methods : design.combinations()) {
            runs.put(
                    methods,
                    all.stream()
                            .filter(run -> run.methods().equals(methods))
                            .sorted(Comparator.comparingInt(AblationRun::number))
                            .toList());
        }
        unseen = all.stream().allMatch(run -> run.unseenAccuracy() != null);
        for (AblationDesign.Row row : design.rows()) {
            comparison(row, false).ifPresent(key -> differences.computeIfAbsent(key, this::difference));
            comparison(row, true).ifPresent(key -> differences.computeIfAbsent(key, this::difference));
        }
        Map<Comparison, Double> pValues = new HashMap<>();
        differences.forEach((key, statistics) -> pValues.put(key, statistics.pValue()));
        significant = HolmProcedure.significant(pValues);
    }

    /**
     * Two combinations on chips of a kind.
     *
     * @param methods of both
     * @param unseen whether on chips that were not used in training
     */
    private record Comparison(List<List<String>> methods, boolean unseen) {}

    private Optional<Comparison> comparison(AblationDesign.Row row, boolean onUnseen) {
        return onUnseen && !unseen
                ? Optional.empty()
                : row.comparison().map(methods -> new Comparison(methods, onUnseen));
    }

    private SeedStatistics difference(Comparison comparison) {
        double[] first = values(comparison.methods.getFirst(), comparison.unseen);
        double[] second = values(comparison.methods.getLast(), comparison.unseen);
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return SeedStatistics.of(differences);
    }

    private double[] values(List<String> methods, boolean onUnseen) {
        ToDoubleFunction<AblationRun> value = onUnseen ? AblationTable::unseenAccuracy : AblationRun::accuracy;
        return runs.getOrDefault(methods, List.of()).stream().mapToDouble(value).toArray();
    }

    private static double unseenAccuracy(AblationRun run) {
        Double accuracy = run.unseenAccuracy();
        if (accuracy == null) {
            throw new IllegalStateException("a training without unseen chips has no accuracy on them");
        }
        return accuracy;
    }

    /** The number of different comparisons in the table. */
    public int comparisons() {
        return differences.size();
    }

    /** The rows. */
    public List<AblationRow> rows() {
        return design.rows().stream().map(this::row).toList();
    }

    private AblationRow row(AblationDesign.Row row) {
        return new AblationRow(
                row.name(),
                row.methods(),
                estimate(row, false),
                unseen ? estimate(row, true) : null,
                effect(row, false),
                effect(row, true));
    }

    private Estimate estimate(AblationDesign.Row row, boolean onUnseen) {
        return SeedStatistics.of(values(row.methods(), onUnseen)).estimate();
    }

    private @Nullable MethodEffect effect(AblationDesign.Row row, boolean onUnseen) {
        return comparison(row, onUnseen)
                .flatMap(key -> row.reference().map(other -> effect(key, other.name())))
                .orElse(null);
    }

    private MethodEffect effect(Comparison key, String to) {
        SeedStatistics statistics = difference(key);
        Estimate estimate = statistics.estimate();
        boolean containsZero = estimate.low() <= 0 && estimate.high() >= 0;
        return new MethodEffect(
                to,
                estimate.value(),
                estimate.low(),
                estimate.high(),
                statistics.pValue(),
                containsZero || !significant.contains(key));
    }
}
