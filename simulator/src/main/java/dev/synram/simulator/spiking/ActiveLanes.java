package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.kernel.data.LifSpans;
import dev.synram.kernel.data.LifTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Neurons whose state matters to what is recorded.
 *
 * @param lanes whether that is so, by lane
 * @param spans the lanes that the propagator integrates for them
 */
@SuppressWarnings("ArrayRecordComponent") // shared by runs; never compared
record ActiveLanes(boolean[] lanes, LifSpans spans) {

    /**
     * Finds the spans.
     *
     * @param coupled lanes that the propagator does not integrate
     * @param joined lanes of both circuits of a {@link JoinedPair}
     */
    static ActiveLanes of(boolean[] lanes, boolean[] coupled, boolean[] joined) {
        boolean[] lines = new boolean[lanes.length];
        boolean[] joints = new boolean[lanes.length];
        boolean[] membranes = new boolean[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            if (lanes[lane] && !coupled[lane]) {
                int membrane = joined[lane] ? lane % COLUMNS : lane;
                membranes[membrane] = true;
                lines[membrane] = true;
                if (joined[lane]) {
                    joints[membrane] = true;
                    lines[membrane + COLUMNS] = true;
                }
            }
        }
        return new ActiveLanes(lanes, new LifSpans(spans(lines), spans(joints), spans(membranes)));
    }

    /** Whole groups of lanes that have any. */
    private static int[] spans(boolean[] lanes) {
        List<Integer> ends = new ArrayList<>();
        for (int first = 0; first < lanes.length; first += LifTable.GROUP) {
            boolean any = false;
            for (int lane = first; lane < first + LifTable.GROUP; lane++) {
                any |= lanes[lane];
            }
            boolean continues = !ends.isEmpty() && ends.getLast() == first && first % COLUMNS != 0;
            if (any && continues) {
                ends.set(ends.size() - 1, first + LifTable.GROUP);
            } else if (any) {
                ends.add(first);
                ends.add(first + LifTable.GROUP);
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }
}
