package dev.synram.compiler.target;

import java.util.BitSet;
import java.util.List;

/**
 * What of a chip must not be used, because its calibration failed.
 *
 * @param inputs for each hemisphere its synapse drivers that must not be used
 * @param columns for each hemisphere its columns that must not be used
 */
public record Defects(List<BitSet> inputs, List<BitSet> columns) {

    /** Nothing. */
    public static final Defects NONE = new Defects(List.of(), List.of());

    public Defects {
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
    }

    /** The inputs of a hemisphere that failed. */
    public BitSet inputs(int hemisphere) {
        return hemisphere < inputs.size() ? inputs.get(hemisphere) : new BitSet();
    }

    /** The columns of a hemisphere that failed. */
    public BitSet columns(int hemisphere) {
        return hemisphere < columns.size() ? columns.get(hemisphere) : new BitSet();
    }
}
