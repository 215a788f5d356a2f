package dev.synram.data.ecg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Classes of heartbeats by ANSI/AAMI EC57, with the codes of annotations that they comprise ({@code ecgcodes.h} of the WFDB library).
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of
public enum BeatClass {
    /** Normal, or a bundle branch block or an escape beat of the atria or the node: N, L, R, e, j. */
    N(1, 2, 3, 34, 11),
    /** Supraventricular ectopic: A, a, J, S. */
    S(8, 4, 7, 9),
    /** Ventricular ectopic: V, E. */
    V(5, 10),
    /** Fusion of a ventricular and a normal beat: F. */
    F(6),
    /** Paced, fusion of a paced and a normal beat, or unclassifiable: /, f, Q. */
    Q(12, 38, 13);

    private final List<Integer> codes;

    BeatClass(Integer... codes) {
        this.codes = List.of(codes);
    }

    /** The class of a beat; empty if the code is of something else, such as a change of rhythm. */
    public static Optional<BeatClass> of(int code) {
        return Arrays.stream(values()).filter(beat -> beat.codes.contains(code)).findFirst();
    }
}
