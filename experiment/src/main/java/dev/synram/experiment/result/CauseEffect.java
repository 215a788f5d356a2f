package dev.synram.experiment.result;

import java.util.Comparator;
import java.util.List;

/**
 * What a kind of error costs, measured in two ways, since errors neither add up nor hide each other alike.
 *
 * @param cause the kind of error
 * @param remedy an option that lessens it; empty if there is none
 * @param alone it alone, against a chip (or, for roundings, a computation) without any error
 * @param amongAll it among all others, against all others without it
 */
public record CauseEffect(String cause, String remedy, Sensitivity alone, Sensitivity amongAll) {

    /** Sorted with the largest proven drop of either way first, then by the share of samples whose class changes. */
    public static List<CauseEffect> ranked(List<CauseEffect> effects) {
        return effects.stream()
                .sorted(Comparator.comparingDouble(
                                (CauseEffect one) -> Math.max(one.alone.provenDrop(), one.amongAll.provenDrop()))
                        .thenComparingDouble(one -> one.alone.disagreement())
                        .reversed())
                .toList();
    }
}
