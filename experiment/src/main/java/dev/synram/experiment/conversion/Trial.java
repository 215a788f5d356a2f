package dev.synram.experiment.conversion;

import dev.synram.network.layer.RowSlices;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way to convert a network.
 *
 * @param inputLimit the input that the largest activation stands for, as a share of the largest input, above 0
 * @param equalization largest factor of cross-layer equalization between channels; 1 for none
 * @param fill how idle rows and columns are used
 * @param leastRows rows that an output of a multiplication should have at least, by its name, even if that takes more vectors: the
 *     mismatch of few synapses and drivers hardly averages out
 * @param bits bits of the activations of multiplications, by their names; 5 for others
 * @param stretch factors of the scales that single layers would choose for themselves, by their names; 1 for others
 */
record Trial(
        double inputLimit,
        double equalization,
        Fill fill,
        Map<String, Integer> leastRows,
        Map<String, Integer> bits,
        Map<String, Double> stretch) {

    Trial {
        leastRows = Map.copyOf(leastRows);
        bits = Map.copyOf(bits);
        stretch = Map.copyOf(stretch);
    }

    static Trial first(Map<String, Integer> bits) {
        return new Trial(1, 1, Fill.NONE, Map.of(), bits, Map.of());
    }

    Trial withInputLimit(double share) {
        return new Trial(share, equalization, fill, leastRows, bits, stretch);
    }

    Trial withEqualization(double most) {
        return new Trial(inputLimit, most, fill, leastRows, bits, stretch);
    }

    Trial with(Fill other) {
        return new Trial(inputLimit, equalization, other, leastRows, bits, stretch);
    }

    Trial withLeastRows(String layer, int count) {
        Map<String, Integer> others = new TreeMap<>(leastRows);
        others.put(layer, count);
        return new Trial(inputLimit, equalization, fill, others, bits, stretch);
    }

    Trial withoutLeastRows() {
        return new Trial(inputLimit, equalization, fill, Map.of(), bits, stretch);
    }

    Trial withBits(String layer, int count) {
        Map<String, Integer> others = new TreeMap<>(bits);
        others.put(layer, count);
        return new Trial(inputLimit, equalization, fill, leastRows, others, stretch);
    }

    Trial withStretch(String layer, double factor) {
        Map<String, Double> others = new TreeMap<>(stretch);
        others.put(layer, factor);
        return new Trial(inputLimit, equalization, fill, leastRows, bits, others);
    }

    int leastRows(String layer) {
        return leastRows.getOrDefault(layer, 0);
    }

    int bits(String layer) {
        return bits.getOrDefault(layer, RowSlices.HIGH_BITS);
    }

    double stretch(String layer) {
        return stretch.getOrDefault(layer, 1.0);
    }
}
