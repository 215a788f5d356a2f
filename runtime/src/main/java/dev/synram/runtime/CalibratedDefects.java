package dev.synram.runtime;

import dev.synram.calibration.Calibration;
import dev.synram.chip.Cell;
import dev.synram.compiler.target.Defects;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What of a chip a network must avoid, because its calibration failed. */
public final class CalibratedDefects {

    private CalibratedDefects() {}

    /** The drivers and columns whose calibration failed. */
    public static Defects of(Calibration calibration) {
        return new Defects(failed(calibration, Cell.Scope.DRIVER), failed(calibration, Cell.Scope.COLUMN));
    }

    private static List<BitSet> failed(Calibration calibration, Cell.Scope scope) {
        boolean[] calibrated = calibration.calibrated(scope);
        int each = scope.instancesPerHemisphere();
        List<BitSet> failed = new ArrayList<>();
        for (int first = 0; first < calibrated.length; first += each) {
            BitSet ofHemisphere = new BitSet();
            for (int i = 0; i < each; i++) {
                ofHemisphere.set(i, !calibrated[first + i]);
            }
            failed.add(ofHemisphere);
        }
        return failed;
    }
}
