package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The correlation sensors of the synapses of one hemisphere. Each holds what nearest neighbours of its events and its neuron's spikes
 * stored: a spike at {@code t} after the last event at {@code s} adds {@code amplitude * exp(-(t - s) / tau)} to the causal
 * value, an event after the last spike the same to the acausal one. Amplitudes and time constants are inversely proportional to the
 * quadrant's cells. The scales are our estimates, chosen so that the public calibration's targets (0.5 LSB a pair, 5 µs) need the
 * default cells, and its ranges lie within the cells'.
 */
public final class CorrelationSensors {

    /** Amplitude in LSB a pair times the cell. */
    private static final double AMPLITUDE_CELLS = 100;

    /** Time constant in µs times the cell. */
    private static final double MICROS_CELLS = 1000;

    /** By how much a step of the amplitude's trim adds to the amplitude, and one of the time constant's to the time constant. */
    private static final double TRIM_STEP = 0.25;

    /** Bits of one of the two trims. */
    private static final int TRIM_BITS = 2;

    private static final int TRIM_MASK = (1 << TRIM_BITS) - 1;

    /** Voltage of a sensor that stored nothing, in nominal LSB: near the top of the ADC's range, as in the public calibration. */
    private static final double BASELINE = 200;

    /** By how much the read-out drops more when its bias is doubled, in LSB. */
    private static final double READOUT_DROP = 15;

    private static final double LN_2 = Math.log(2);

    private final double synapseAmplitude;
    private final double synapseTime;
    private final double baselineDeviation;
    private final Variation variation;
    private final Draw[] amplitudeDraws;
    private final Draw[] timeDraws;
    private final Draw[] baselineDraws;
    private final float[] quadrantAmplitude;
    private final float[] quadrantTime;
    private final SpikingCells cells = new SpikingCells();

    CorrelationSensors(Variation variation) {
        this.variation = variation;
        synapseAmplitude = variation.magnitude(ErrorSource.CORRELATION_AMPLITUDE);
        synapseTime = variation.magnitude(ErrorSource.CORRELATION_TIME_CONSTANT);
        baselineDeviation = variation.magnitude(ErrorSource.CORRELATION_BASELINE);
        amplitudeDraws = draws(Draw.Kind.CAUSAL_AMPLITUDE, Draw.Kind.ACAUSAL_AMPLITUDE);
        timeDraws = draws(Draw.Kind.CAUSAL_TIME_CONSTANT, Draw.Kind.ACAUSAL_TIME_CONSTANT);
        baselineDraws = draws(Draw.Kind.CAUSAL_BASELINE, Draw.Kind.ACAUSAL_BASELINE);
        double ofQuadrants = variation.magnitude(ErrorSource.CORRELATION_QUADRANT);
        quadrantAmplitude = variation.quadrants(Draw.Kind.CORRELATION_AMPLITUDE_QUADRANT, 0, ofQuadrants);
        quadrantTime = variation.quadrants(Draw.Kind.CORRELATION_TIME_CONSTANT_QUADRANT, 0, ofQuadrants);
    }

    private Draw[] draws(Draw.Kind causal, Draw.Kind acausal) {
        return new Draw[] {variation.draw(causal), variation.draw(acausal)};
    }

    void configure(CellBank bank) {
        cells.take(bank);
    }

    /**
     * Begins a run with sensors that store nothing.
     *
     * @param row the row whose sensors are read, 0..255
     * @param addresses that the row's synapses take, by column
     * @param trims of the row's sensors, by column: two bits of amplitude, and two of time constant times 4
     */
    public Row begin(int row, IntUnaryOperator addresses, IntUnaryOperator trims) {
        return new Row(row, addresses, trims);
    }

    /** The sensors of one row in one run. */
    public final class Row {

        private final int row;
        private final IntUnaryOperator addresses;
        private final IntUnaryOperator trims;
        private final Times[] events = new Times[EventLabel.ADDRESSES];
        private final Times[] spikes = new Times[COLUMNS];

        private Row(int row, IntUnaryOperator addresses, IntUnaryOperator trims) {
            this.row = row;
            this.addresses = addresses;
            this.trims = trims;
            Arrays.setAll(events, _ -> new Times());
            Arrays.setAll(spikes, _ -> new Times());
        }

        /** Takes an event that the row's driver took, in any order. */
        public void event(int cycle, int address) {
            events[address].add(cycle);
        }

        /** Takes a spike of the neuron of a column, in any order. */
        public void spike(int column, int cycle) {
            spikes[column].add(cycle);
        }

        /** Voltages of the causal sensors of all columns in nominal LSB: what the ADC sees. */
        public double[] causal() {
            return voltages(0);
        }

        /** The same of the acausal sensors. */
        public double[] acausal() {
            return voltages(1);
        }

        private double[] voltages(int branch) {
            double[] voltages = new double[COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                Times before = events[addresses.applyAsInt(column)];
                Times after = spikes[column];
                double stored =
                        branch == 0 ? stored(branch, column, before, after) : stored(branch, column, after, before);
                voltages[column] = baseline(branch, column) - stored;
            }
            return voltages;
        }

        /** What all pairs of a time and the last one before it have stored; two at the same time are a causal pair. */
        private double stored(int branch, int column, Times before, Times after) {
            if (before.count() == 0 || after.count() == 0) {
                return 0;
            }
            double micros = timeConstant(branch, column);
            int[] first = before.sorted();
            int[] second = after.sorted();
            double sum = 0;
            int next = 0;
            for (int time : second) {
                while (next < first.length && (first[next] < time || (branch == 0 && first[next] == time))) {
                    next++;
                }
                if (next > 0) {
                    sum += StrictMath.exp(-ChipTime.micros(time - first[next - 1]) / micros);
                }
            }
            return amplitude(branch, column) * sum;
        }

        private double amplitude(int branch, int column) {
            double error = quadrantAmplitude[column / COLUMNS_PER_QUADRANT]
                    + error(amplitudeDraws[branch], synapseAmplitude, column);
            double trim = 1 + TRIM_STEP * (trims.applyAsInt(column) & TRIM_MASK);
            return AMPLITUDE_CELLS / cell(Cell.CORRELATION_STORE, column) * trim * StrictMath.exp(error);
        }

        private double timeConstant(int branch, int column) {
            double error = quadrantTime[column / COLUMNS_PER_QUADRANT] + error(timeDraws[branch], synapseTime, column);
            double trim = 1 + TRIM_STEP * (trims.applyAsInt(column) >> TRIM_BITS & TRIM_MASK);
            return MICROS_CELLS / cell(Cell.CORRELATION_SPEED, column) * trim * StrictMath.exp(error);
        }

        private double baseline(int branch, int column) {
            double bias = cell(Cell.CORRELATION_READOUT, column) / Cell.CORRELATION_READOUT.defaultValue();
            return BASELINE
                    - READOUT_DROP * StrictMath.log(bias) / LN_2
                    + error(baselineDraws[branch], baselineDeviation, column);
        }

        private double error(Draw draw, double deviation, int column) {
            return deviation * variation.quality(column) * draw.normal((long) row * COLUMNS + column);
        }
    }

    private double cell(Cell cell, int column) {
        return Math.max(1, cells.value(cell, column));
    }

    /** Times in cycles, in any order. */
    private static final class Times {

        private static final int FIRST_CAPACITY = 4;

        private int[] cycles = new int[FIRST_CAPACITY];
        private int count;

        void add(int cycle) {
            if (count == cycles.length) {
                cycles = Arrays.copyOf(cycles, 2 * count);
            }
            cycles[count++] = cycle;
        }

        int count() {
            return count;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(cycles, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
