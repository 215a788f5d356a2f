package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.kernel.data.LifTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Neurons whose state matters to what is recorded.
 *
 * @param lanes whether that is so, by lane
 * @param spans the lanes among them that the propagator integrates, see {@link dev.synram.kernel.data.LifState#spans}
 */
@SuppressWarnings("ArrayRecordComponent") // shared by runs; never compared
record ActiveLanes(boolean[] lanes, int[] spans) {

    /**
     * Finds the spans.
     *
     * @param coupled lanes that the propagator does not integrate
     */
    static ActiveLanes of(boolean[] lanes, boolean[] coupled) {
        List<Integer> ends = new ArrayList<>();
        for (int first = 0; first < lanes.length; first += LifTable.GROUP) {
            boolean any = false;
            for (int lane = first; lane < first + LifTable.GROUP; lane++) {
                any |= lanes[lane] && !coupled[lane];
            }
            boolean continues = !ends.isEmpty() && ends.getLast() == first && first % COLUMNS != 0;
            if (any && continues) {
                ends.set(ends.size() - 1, first + LifTable.GROUP);
            } else if (any) {
                ends.add(first);
                ends.add(first + LifTable.GROUP);
            }
        }
        return new ActiveLanes(lanes, ends.stream().mapToInt(Integer::intValue).toArray());
    }
}
