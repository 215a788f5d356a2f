package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CorrelationSensorsTest {

    private static final double BASELINE = 200;

    private static CorrelationSensors.Row row(Circuits circuits) {
        return circuits.get().correlation().begin(7, column -> column % 64, _ -> 0);
    }

    private static Circuits ideal() {
        return new Circuits(1, ChipParameters.ideal());
    }

    /** One event and one spike of each column. */
    private static CorrelationSensors.Row pair(Circuits circuits, int event, int spike) {
        CorrelationSensors.Row row = row(circuits);
        for (int address = 0; address < 64; address++) {
            row.event(event, address);
        }
        for (int column = 0; column < COLUMNS; column++) {
            row.spike(column, spike);
        }
        return row;
    }

    /** Default cells: 0.5 LSB a pair and 5 µs, which are 625 cycles. */
    @Example
    void aPairIsStoredByOneOfTheTwo() {
        CorrelationSensors.Row causal = pair(ideal(), 100, 225);
        CorrelationSensors.Row acausal = pair(ideal(), 225, 100);
        double stored = 0.5 * Math.exp(-0.2);
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(causal.causal()[column]).isCloseTo(BASELINE - stored, within(1e-9));
            assertThat(causal.acausal()[column]).isEqualTo(BASELINE);
            assertThat(acausal.acausal()[column]).isCloseTo(BASELINE - stored, within(1e-9));
            assertThat(acausal.causal()[column]).isEqualTo(BASELINE);
        }
    }

    @Example
    void sensorsStoreNothingWithoutEventsSpikesOrTheirAddress() {
        CorrelationSensors.Row row = row(ideal());
        row.event(10, 3);
        row.spike(4, 20);
        row.spike(67, 20);
        double[] causal = row.causal();
        assertThat(causal[3]).as("no spike").isEqualTo(BASELINE);
        assertThat(causal[4]).as("another address").isEqualTo(BASELINE);
        assertThat(causal[67]).as("a pair").isLessThan(BASELINE);
    }

    /** Random trains in random order, against all times in turn. */
    @Property(tries = 100)
    void nearestNeighboursArePaired(@ForAll long seed) {
        Random random = new Random(seed);
        boolean[] events = new boolean[600];
        boolean[] spikes = new boolean[600];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            events[i] = random.nextInt(12) == 0;
            spikes[i] = random.nextInt(15) == 0;
            order.add(i);
        }
        Collections.shuffle(order, random);
        CorrelationSensors.Row row = row(ideal());
        for (int i : order) {
            if (events[i]) {
                row.event(i, 5);
            }
            if (spikes[i]) {
                row.spike(5, i);
            }
        }
        double causal = 0;
        double acausal = 0;
        int lastEvent = -1;
        int lastSpike = -1;
        for (int i = 0; i < events.length; i++) {
            if (events[i] && lastSpike >= 0) {
                acausal += 0.5 * Math.exp((lastSpike - i) / 625.0);
            }
            lastEvent = events[i] ? i : lastEvent;
            if (spikes[i] && lastEvent >= 0) {
                causal += 0.5 * Math.exp((lastEvent - i) / 625.0);
            }
            lastSpike = spikes[i] ? i : lastSpike;
        }
        assertThat(row.causal()[5]).isCloseTo(BASELINE - causal, within(1e-9));
        assertThat(row.acausal()[5]).isCloseTo(BASELINE - acausal, within(1e-9));
    }

    /** Larger cells store less and forget faster; trims do the reverse. */
    @Example
    void cellsAndTrimsScaleAmplitudeAndTimeConstant() {
        assertThat(BASELINE
                        - pair(ideal().with(Cell.CORRELATION_STORE, 50), 0, 0).causal()[9])
                .isCloseTo(2, within(1e-9));
        double decayed = BASELINE
                - pair(ideal().with(Cell.CORRELATION_SPEED, 500), 0, 250).causal()[9];
        assertThat(decayed).isCloseTo(0.5 * Math.exp(-1), within(1e-9));
        CorrelationSensors.Row trimmed = ideal().get().correlation().begin(7, _ -> 0, _ -> 2 + 4 * 3);
        trimmed.event(0, 0);
        trimmed.spike(11, 625);
        assertThat(BASELINE - trimmed.causal()[11]).isCloseTo(0.75 * Math.exp(-1 / 1.75), within(1e-9));
        assertThat(row(ideal().with(Cell.CORRELATION_READOUT, 300)).causal()[0]).isCloseTo(BASELINE + 15, within(1e-9));
    }

    /**
     * Each source alone on 20 hemispheres of 256 columns: the deviation of 5,120 synapses is known to 1 %, and 10 % is ten times
     * that; the one of 40 quadrants to 11 %, and 45 % is 4 times that.
     */
    @Example
    void sensorsScatterAsTheirSourcesSay() {
        requireDeviation(
                ErrorSource.CORRELATION_AMPLITUDE,
                0.1,
                circuits -> Arrays.stream(pair(circuits, 0, 0).causal())
                        .map(voltage -> Math.log((BASELINE - voltage) / 0.5)));
        requireDeviation(
                ErrorSource.CORRELATION_TIME_CONSTANT,
                0.1,
                circuits -> Arrays.stream(pair(circuits, 0, 625).causal())
                        .map(voltage -> Math.log(-Math.log((BASELINE - voltage) / 0.5))));
        requireDeviation(
                ErrorSource.CORRELATION_BASELINE,
                0.1,
                circuits -> Arrays.stream(row(circuits).acausal()).map(voltage -> voltage - BASELINE));
        requireDeviation(
                ErrorSource.CORRELATION_QUADRANT,
                0.45,
                circuits -> Arrays.stream(pair(circuits, 625, 0).acausal())
                        .map(voltage -> Math.log((BASELINE - voltage) / 0.5) + 1));
    }

    private static void requireDeviation(
            ErrorSource source, double tolerance, Function<Circuits, DoubleStream> errors) {
        double square = 0;
        for (int seed = 0; seed < 20; seed++) {
            Circuits circuits = new Circuits(seed, ChipParameters.nominal().only(source));
            square +=
                    errors.apply(circuits).map(error -> error * error).average().orElseThrow() / 20;
        }
        double expected = source.nominal() * (source == ErrorSource.CORRELATION_QUADRANT ? Math.sqrt(2) : 1);
        assertThat(Math.sqrt(square)).as(source.label()).isCloseTo(expected, within(tolerance * expected));
    }
}
