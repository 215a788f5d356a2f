package dev.synram.cli.command;

/** What each command does, in the words of the list of commands and of its own help. Constants, since annotations take no others. */
public final class CommandHeadline {

    public static final String MNIST = "Classify MNIST on a simulated chip.";
    public static final String CALIBRATE = "Calibrate a chip.";
    public static final String CHARACTERIZE = "Measure how a simulated chip answers.";
    public static final String MULTIPLY = "Multiply vectors with a matrix on a simulated chip.";
    public static final String SPIKE = "Emulate spiking neurons on a simulated chip.";
    public static final String PLAN =
            "Explain how a network is laid out on chips, and what time and energy a sample takes.";
    public static final String BENCH = "Measure how fast Synram is on this machine.";
    public static final String RUN = "Run your own network on simulated chips and tell how well it survives.";
    public static final String RECALIBRATE =
            "Adapt a trained network to a chip, or to the age of its calibration, in a second, without training.";
    public static final String COMPARE =
            "Compare results of 'synram run' with the first of them: other runs, chips, settings or networks.";
    public static final String SWEEP = "Measure many chips in many settings, on Apache Spark.";
    public static final String SERVE = "Answer requests for inference over the network, until it is interrupted.";
    public static final String CHIP_SERVER = "Serve a simulated chip over the network, until it is interrupted.";
    public static final String TRAIN = "Train your own network with simulated chips in the loop.";
    public static final String ABLATE = "Measure what methods of training are worth.";
    public static final String INSPECT = "Tell what a file holds.";
    public static final String COMPLETION = "Print a script that lets bash and zsh complete commands and options.";

    private CommandHeadline() {}
}
