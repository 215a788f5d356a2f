package dev.synram.compiler.cost;

import dev.synram.chip.MacSettings;
import dev.synram.compiler.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parts of the time that a chip without a host takes, and of crossings to a host, each with the range that its source or our estimate leaves. None
 * is derived from the time of a whole network.
 *
 * <p>Cycles are those of the embedded processors at 250 MHz (libnux {@code time.h}) unless they are called FPGA cycles, of
 * 8 ns. The cycles of memory accesses are the expectations of libnux's {@code test_speed_memory.cpp}, which runs on the chip
 * and on its simulation. That a scalar instruction takes {@value #INSTRUCTION_CYCLES} cycles is our estimate.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of numbers cannot change
public enum TimingComponent {
    /**
     * From the start of a reset to the first event. Low: 2 us from the command to the processor to the events (grenade,
     * October 2020). Typical: 4 us and then 1 us in today's grenade, which our simulated chips use, too. High: grenade waited
     * 10 us in July 2020.
     */
    RESET("reset until the first event", "vector", new DurationRange(2, MacSettings.LEAD_MICROS, 10), "grenade"),

    /** Wait after the last event: a setting of grenade, which our simulated chips use, too. */
    SETTLING(
            "wait after the last event",
            "vector",
            DurationRange.exactly(MacSettings.SETTLING_MICROS),
            "grenade, setting"),

    /**
     * A read of all 256 columns. Low: the lower end of libnux's 410 +- 41 cycles. Typical: grenade's 1.7 us. High: the period
     * of 2 us at which hxtorch records reads in the memory of the FPGA.
     */
    CADC_READ("read of all columns", "vector", new DurationRange(cycles(369), 1.7, 2), "libnux, grenade, hxtorch"),

    /**
     * The processor's work on 256 results: two vectors of 128 lanes, for each some loads, stores and operations. Our estimate.
     * Low: 10 instructions. Typical: two loads (49 cycles), a store (47 cycles) and 10 operations. High: four loads and
     * stores and 40 operations, as for pooling or sums of more tiles.
     */
    PROCESSING(
            "processing of 256 results",
            "vector",
            new DurationRange(
                    instructions(2 * 10),
                    cycles(2 * (2 * 49 + 47)) + instructions(2 * 10),
                    cycles(2 * 4 * 49) + instructions(2 * 40)),
            "estimate; accesses from libnux"),

    /**
     * The processor polls for a command and loads the instructions for it. Once a vector, as the command to reset is part of
     * {@link #RESET}. Low: a loop of 10 instructions, the program in internal memory. Typical: two loads of
     * instructions from the memory of the FPGA in addition. High: grenade's budget of 10 us for command and read, without
     * the read.
     */
    COMMAND(
            "polling for a command, loading its instructions",
            "vector",
            new DurationRange(instructions(10), instructions(10) + 2 * cycles(344), 10 - cycles(410)),
            "estimate; libnux, grenade"),

    /**
     * From the FPGA to the chip and back: a load of 128 bytes from the memory of the FPGA (344 +- 35 cycles) without their
     * transfer (88 cycles, from 16 stores in a row). High: our estimate, twice the upper end of a whole load, because libnux later
     * disabled that test.
     */
    ROUND_TRIP(
            "round trip between FPGA and chip",
            "round trip, two a vector",
            new DurationRange(cycles(344 - 35 - 88), cycles(344 - 88), cycles(2 * (344 + 35))),
            "libnux; high end estimate"),

    /**
     * Loading a vector's activations. Low and typical: 128 bytes from the FPGA's SRAM, 344 +- 35 cycles. High: from its DRAM, 4 us
     * longer, as are the periods at which hxtorch records reads (6 us instead of 2 us).
     */
    LOAD(
            "loading the activations of a vector",
            "vector",
            new DurationRange(cycles(344 - 35), cycles(344), cycles(344) + 4),
            "libnux, hxtorch"),

    /**
     * Making an event of an activation: its label, its row and its place in the sequence. Our estimate. Low: the FPGA makes one
     * a cycle. Typical: the processor rearranges four activations with 10 instructions. High: it takes 10 instructions for each.
     */
    EVENT(
            "making an event of an activation",
            "activation of a vector",
            new DurationRange(MacSettings.CYCLE_NANOS / 1e3, instructions(10) / 4, instructions(10)),
            "estimate"),

    /**
     * Results from the chip to the FPGA. Low: 128 in 88 cycles, from 16 stores in a row. Typical: grenade's 128 FPGA cycles for
     * 256 results. High: our estimate, one result an FPGA cycle.
     */
    TRANSFER(
            "transfer of a result to the FPGA",
            "result",
            new DurationRange(cycles(88) / 128, MacSettings.CYCLE_NANOS / 2e3, MacSettings.CYCLE_NANOS / 1e3),
            "libnux, grenade; high end estimate"),

    /**
     * Writing a word of four synapses (haldls {@code synapse.h}): two instructions, one an FPGA cycle, as grenade schedules the write of
     * a word. High: our estimate, every second cycle.
     */
    WEIGHT_WORD(
            "writing a word of four synapses",
            "word",
            new DurationRange(
                    2 * MacSettings.CYCLE_NANOS / 1e3,
                    2 * MacSettings.CYCLE_NANOS / 1e3,
                    4 * MacSettings.CYCLE_NANOS / 1e3),
            "haldls, grenade; high end estimate"),

    /**
     * From the FPGA to a program on the host and back, with the computation of a function there. Our estimate for Gigabit
     * Ethernet, by which single-chip systems are connected (Thommes et al., arXiv 2202.12122). Low: a network card that is
     * polled. Typical: two passes through an operating system's network stack. High: a program that waits to be scheduled.
     * Only for networks with functions of the host.
     */
    HOST_ROUND_TRIP(
            "round trip between FPGA and host", "sample and crossing", new DurationRange(20, 100, 1000), "estimate"),

    /**
     * A value of 8 bits between FPGA and host. Low: a byte at the 117 MB/s that the protocol of this link reached (Karasenko,
     * A communication infrastructure for a neuromorphic system, 2014). Typical: words of four values in messages of 8
     * bytes. High: a message of 8 bytes for each value. The messages are our estimate.
     */
    HOST_TRANSFER(
            "transfer of a value between FPGA and host",
            "value, in either direction",
            new DurationRange(hostBytes(1), hostBytes(2), hostBytes(8)),
            "rate of the link published; messages estimate");

    /** Where only networks with functions of the host take time. */
    public static final Set<TimingComponent> OF_HOST = Set.of(HOST_ROUND_TRIP, HOST_TRANSFER);

    /** Our estimate of the cycles of a scalar instruction, or of a vector instruction without memory access. */
    static final int INSTRUCTION_CYCLES = 6;

    /** Cycles of the processors in a microsecond (libnux {@code time.h}). */
    private static final double CYCLES_A_MICROSECOND = 250;

    /** Net rate of the link between FPGA and host (Karasenko 2014). */
    private static final double HOST_BYTES_A_MICROSECOND = 117;

    private final String label;
    private final String unit;
    private final DurationRange micros;
    private final String source;

    TimingComponent(String label, String unit, DurationRange micros, String source) {
        this.label = label;
        this.unit = unit;
        this.micros = micros;
        this.source = source;
    }

    private static double cycles(double cycles) {
        return cycles / CYCLES_A_MICROSECOND;
    }

    private static double hostBytes(double bytes) {
        return bytes / HOST_BYTES_A_MICROSECOND;
    }

    private static double instructions(double instructions) {
        return cycles(instructions * INSTRUCTION_CYCLES);
    }

    /** The components that a plan needs: those of the host only if it computes functions. */
    public static List<TimingComponent> of(Plan plan) {
        boolean crosses = !plan.crossings().isEmpty();
        return Arrays.stream(values())
                .filter(component -> crosses || !OF_HOST.contains(component))
                .toList();
    }

    /** What takes the time. */
    public String label() {
        return label;
    }

    /** What takes it once. */
    public String unit() {
        return unit;
    }

    /** How long it takes. */
    public DurationRange micros() {
        return micros;
    }

    /** Where the range comes from, in a few words; this enum's documentation has the details. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %.3g..%.3g..%.3g us per %s",
                label,
                micros.low(),
                micros.typical(),
                micros.high(),
                unit);
    }
}
