package dev.synram.experiment.sweep.design;

import java.util.List;

/** Which combinations of the values of axes are measured. */
public sealed interface SweepDesign permits Grid, LatinHypercube, PointList {

    /** The largest number of rows. */
    int MOST_ROWS = 1_000_000;

    /** The points, numbered from 0. */
    List<SweepPoint> points(SweepAxes axes);
}
