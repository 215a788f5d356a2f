package dev.synram.compiler.cost;

import dev.synram.compiler.plan.Plan;

/** A model of the time that a batch takes. */
public interface Schedule {

    /** What the model is called. */
    String name();

    /** What a batch costs. */
    Cost cost(Plan plan, int batch);
}
