package dev.synram.experiment.ablation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of several differences are not due to chance, by the procedure of Holm (1979): the chance that one of those that are is told apart is 5 %. */
final class HolmProcedure {

    private static final double LEVEL = 0.05;

    private HolmProcedure() {}

    /**
     * The comparisons that are significant.
     *
     * @param pValues by comparison
     * @param <K> kind of their names
     */
    static <K> Set<K> significant(Map<K, Double> pValues) {
        List<Map.Entry<K, Double>> sorted = pValues.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .toList();
        Set<K> significant = new HashSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).getValue() > LEVEL / (sorted.size() - i)) {
                break;
            }
            significant.add(sorted.get(i).getKey());
        }
        return significant;
    }
}
