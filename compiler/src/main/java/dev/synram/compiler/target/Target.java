package dev.synram.compiler.target;

import dev.synram.chip.geometry.ChipGeometry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The chips that a network is laid out on.
 *
 * @param geometry of every chip
 * @param chips numbers of the chips that are used, at least one
 * @param defects for each chip, by its number, what must not be used
 */
public record Target(ChipGeometry geometry, List<Integer> chips, List<Defects> defects) {

    public Target {
        chips = List.copyOf(chips);
        defects = List.copyOf(defects);
        if (chips.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least 1 chip");
        }
    }

    /** Some chips without defects. */
    public static Target of(int chips) {
        return of(ChipGeometry.BRAINSCALES2, Collections.nCopies(chips, Defects.NONE));
    }

    /** All chips of some defects. */
    public static Target of(ChipGeometry geometry, List<Defects> defects) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < defects.size(); i++) {
            numbers.add(i);
        }
        return new Target(geometry, numbers, defects);
    }

    /** The same with some of its chips only. */
    public Target only(List<Integer> some) {
        return new Target(geometry, some, defects);
    }

    /** All synapse arrays, chip by chip. */
    public List<Synram> synrams() {
        List<Synram> synrams = new ArrayList<>();
        for (int chip : chips) {
            for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
                synrams.add(new Synram(chip, hemisphere));
            }
        }
        return synrams;
    }

    /** What failed on a chip. */
    public Defects defects(int chip) {
        return defects.get(chip);
    }

    /** Whether every synram has an input and a column that did not fail, without which nothing can be laid out. */
    public boolean isUsable() {
        return synrams().stream().map(this::limit).allMatch(limit -> limit.drivers() >= 1 && limit.columns() >= 1);
    }

    /** How large a tile may be that goes into any synram, defects not counted; or into the best of them. */
    public List<TileLimit> limits() {
        List<TileLimit> each = synrams().stream().map(this::limit).toList();
        TileLimit any = each.stream().reduce(TileLimit::smallest).orElseThrow();
        TileLimit best = each.stream().reduce(TileLimit::largest).orElseThrow();
        int roomy = (int) each.stream().filter(best::equals).count();
        if (any.drivers() < 1 || any.columns() < 1) {
            throw new IllegalArgumentException("a synram has no usable input or column; take its chip out");
        }
        return roomy == each.size() || roomy == 0
                ? List.of(any)
                : List.of(any, new TileLimit(best.drivers(), best.columns(), roomy));
    }

    private TileLimit limit(Synram synram) {
        Defects failed = defects(synram.chip());
        return new TileLimit(
                ChipGeometry.SIGNED_INPUTS - failed.inputs(synram.hemisphere()).cardinality(),
                ChipGeometry.COLUMNS - failed.columns(synram.hemisphere()).cardinality(),
                1);
    }
}
