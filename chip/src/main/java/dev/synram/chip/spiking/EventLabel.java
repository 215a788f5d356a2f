package dev.synram.chip.spiking;

/**
 * The label that an event carries through the chip, 16 bits (halco {@code event.h}, {@code neuron.h}): bits 0 to 5 are the
 * address that synapses compare with theirs, 6 to 10 select synapse drivers, 0 to 13 are what nodes of the crossbar compare, and
 * 14 to 15 name one of the 4 links between host and chip. An event of an on-chip neuron has the number of its output in bits
 * 8 to 10, and the neuron's own address in bits 0 to 7.
 *
 * @param value 0..65535
 */
public record EventLabel(int value) {

    /** Links between host and chip in each direction. */
    public static final int LINKS = 4;

    /** Addresses that synapses distinguish. */
    public static final int ADDRESSES = 64;

    /** Values of the bits that select drivers. */
    public static final int ROW_SELECTS = 32;

    /** Largest value of the bits that nodes of the crossbar compare. */
    public static final int LARGEST_ROUTED = (1 << 14) - 1;

    private static final int LARGEST = (1 << 16) - 1;
    private static final int ROW_SELECT_BIT = 6;
    private static final int OUTPUT_BIT = 8;
    private static final int LINK_BIT = 14;

    public EventLabel {
        Limits.check("an event's label", value, 0, LARGEST);
    }

    /**
     * The label of an event from the host.
     *
     * @param link 0..3
     * @param rowSelect 0..31
     * @param address 0..63
     */
    public static EventLabel of(int link, int rowSelect, int address) {
        Limits.check("an event's link", link, 0, LINKS - 1);
        Limits.check("an event's row select", rowSelect, 0, ROW_SELECTS - 1);
        Limits.check("an event's synapse address", address, 0, ADDRESSES - 1);
        return new EventLabel((link << LINK_BIT) | (rowSelect << ROW_SELECT_BIT) | address);
    }

    /**
     * The label of a spike of an on-chip neuron.
     *
     * @param output the output that carries it, 0..7
     * @param address the neuron's address there, 0..255
     */
    public static EventLabel ofNeuron(int output, int address) {
        Limits.check("a neuron's output", output, 0, Crossbar.NEURON_OUTPUTS - 1);
        Limits.check("a neuron's address", address, 0, NeuronSettings.LARGEST_ADDRESS);
        return new EventLabel((output << OUTPUT_BIT) | address);
    }

    /** The link on which the host sends the event, 0..3. */
    public int link() {
        return value >> LINK_BIT;
    }

    /** What nodes of the crossbar compare, 0..16383. */
    public int routed() {
        return value & LARGEST_ROUTED;
    }

    /** What synapse drivers compare, 0..31. */
    public int rowSelect() {
        return (value >> ROW_SELECT_BIT) & (ROW_SELECTS - 1);
    }

    /** What synapses compare, 0..63. */
    public int address() {
        return value & (ADDRESSES - 1);
    }
}
