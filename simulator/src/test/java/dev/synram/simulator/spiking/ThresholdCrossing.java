package dev.synram.simulator.spiking;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;

/** Stops an integration where the potential rises through the threshold. */
final class ThresholdCrossing implements ODEEventDetector {

    /** A potential that is above its threshold for a shorter time may be missed. */
    private static final double CHECK_MICROS = 0.05;

    private static final double CROSSING_MICROS = 1e-8;
    private static final int MOST_ITERATIONS = 100;

    private final BracketedUnivariateSolver<UnivariateFunction> solver =
            new BracketingNthOrderBrentSolver(0, CROSSING_MICROS, 0, 5);
    private final int potential;
    private double level;

    /**
     * Makes a detector.
     *
     * @param potential where the potential is in the state
     */
    ThresholdCrossing(int potential) {
        this.potential = potential;
    }

    void setLevel(double threshold) {
        level = threshold;
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
        return AdaptableInterval.of(CHECK_MICROS);
    }

    @Override
    public int getMaxIterationCount() {
        return MOST_ITERATIONS;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
        return solver;
    }

    @Override
    public ODEEventHandler getHandler() {
        return (_, _, increasing) -> increasing ? Action.STOP : Action.CONTINUE;
    }

    @Override
    public double g(ODEStateAndDerivative at) {
        return at.getPrimaryState()[potential] - level;
    }
}
