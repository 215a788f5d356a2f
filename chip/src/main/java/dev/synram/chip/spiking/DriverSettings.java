package dev.synram.chip.spiking;

/**
 * The digital settings of one synapse driver. Driver {@code j} of a hemisphere sits on bus {@code j mod 4} and has the index {@code
 * j div 4} there; it drives the rows {@code 2 j} and {@code 2 j + 1} (halco {@code synapse_driver.cpp}).
 *
 * @param comparedBits which of the 5 bits of an event's row select must equal those of the driver's index: 31 selects the driver
 *     alone, 0 makes it take every event of its bus
 * @param even what the row {@code 2 j} does
 * @param odd what the row {@code 2 j + 1} does
 * @param plasticity short-term plasticity of the driver
 */
public record DriverSettings(int comparedBits, RowUse even, RowUse odd, ShortTermPlasticity plasticity) {

    /** A row a sign, selected by the driver's own index; no plasticity. */
    public static final DriverSettings DEFAULT = new DriverSettings(
            EventLabel.ROW_SELECTS - 1, RowUse.EXCITATORY, RowUse.INHIBITORY, ShortTermPlasticity.OFF);

    /** The same, but it takes every event of its bus. */
    public static final DriverSettings ALL_EVENTS = DEFAULT.withComparedBits(0);

    /** Neither row is driven. */
    public static final DriverSettings OFF = DEFAULT.withRows(RowUse.DISABLED, RowUse.DISABLED);

    public DriverSettings {
        Limits.check("the compared bits of a driver", comparedBits, 0, EventLabel.ROW_SELECTS - 1);
    }

    /** What a row of synapses does with the events that its driver takes. */
    public enum RowUse {
        /** Nothing. */
        DISABLED(false, false),

        /** Its synapses send charge to the excitatory inputs. */
        EXCITATORY(true, false),

        /** Its synapses send charge to the inhibitory inputs. */
        INHIBITORY(false, true),

        /** Its synapses send charge to both inputs. */
        BOTH(true, true);

        private final boolean excites;
        private final boolean inhibits;

        RowUse(boolean excites, boolean inhibits) {
            this.excites = excites;
            this.inhibits = inhibits;
        }

        /** Whether charge goes to the excitatory inputs. */
        public boolean excites() {
            return excites;
        }

        /** Whether charge goes to the inhibitory inputs. */
        public boolean inhibits() {
            return inhibits;
        }
    }

    /** Whether a driver with an index on its bus takes an event. */
    public boolean takes(int indexOnBus, int rowSelect) {
        return ((indexOnBus ^ rowSelect) & comparedBits) == 0;
    }

    /** The same, comparing other bits. */
    public DriverSettings withComparedBits(int bits) {
        return new DriverSettings(bits, even, odd, plasticity);
    }

    /** The same with other uses of its rows. */
    public DriverSettings withRows(RowUse ofEven, RowUse ofOdd) {
        return new DriverSettings(comparedBits, ofEven, ofOdd, plasticity);
    }

    /** The same with another plasticity. */
    public DriverSettings withPlasticity(ShortTermPlasticity other) {
        return new DriverSettings(comparedBits, even, odd, other);
    }
}
