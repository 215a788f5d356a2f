package dev.synram.nir.execution;

/** The closed form of membranes within a step of constant input. */
interface Motion {

    /** The membrane of a neuron some time from now. */
    double at(int neuron, double in, double v, double time);

    /** The time at which the membrane turns, if it does; otherwise not a positive number. */
    double turn(int neuron, double in, double v);

    /** Advances what the neuron has beside its membrane. */
    void advance(int neuron, double in, double time);
}
