package dev.synram.experiment.sweep.design;

import dev.synram.compiler.layout.LayoutStyle;
import java.io.Serializable;

/**
 * How a network is used on chips.
 *
 * @param network name of the network; empty if chips are measured alone
 * @param waitBetweenEvents cycles of 8 ns between events
 * @param numSends how often each vector of every layer is sent, or {@value #OWN_SENDS} for as often as the network has it
 * @param layout how it is laid out
 */
public record NetworkUse(String network, int waitBetweenEvents, int numSends, LayoutStyle layout)
        implements Serializable {

    /** The number of sends that stands for those of the network. */
    public static final int OWN_SENDS = 0;
}
