package dev.synram.cli;

import java.util.Comparator;
import java.util.List;

/**
 * The harm that something does alone.
 *
 * @param cause a layer or an error source
 * @param accuracy with it alone, 0..1
 * @param harm accuracy lost by it, 0..1
 * @param disagreement share of samples that it gives another class, 0..1
 */
record Harm(String cause, double accuracy, double harm, double disagreement) {

    /** The worst first: by the accuracy that is lost, then, where none is, by how many samples change. */
    static List<Harm> ranked(List<Harm> harms) {
        return harms.stream()
                .sorted(Comparator.comparingDouble((Harm harm) -> Math.max(0, harm.harm()))
                        .thenComparingDouble(Harm::disagreement)
                        .reversed())
                .toList();
    }
}
