package dev.synram.simulator.spiking.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.ChipTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackgroundGeneratorTest {

    private static final long KEY = 21;

    private static List<Integer> cycles(BackgroundSource source, long key, int end) {
        List<Integer> cycles = new ArrayList<>();
        for (BackgroundGenerator generator = new BackgroundGenerator(source, key, end);
                generator.cycle() < Integer.MAX_VALUE;
                generator.advance()) {
            cycles.add(generator.cycle());
        }
        return cycles;
    }

    @Property(tries = 100)
    void regularSourcesSendEveryPeriod(
            @ForAll @IntRange(min = 1, max = 65_535) int period, @ForAll @IntRange(max = 200_000) int end) {
        List<Integer> expected = new ArrayList<>();
        for (long cycle = period; cycle < end; cycle += period) {
            expected.add((int) cycle);
        }
        assertThat(cycles(BackgroundSource.regular(period, 5), KEY, end)).isEqualTo(expected);
    }

    @Example
    void aSourceThatIsOffSendsNothing() {
        assertThat(cycles(BackgroundSource.OFF, KEY, 1_000_000)).isEmpty();
    }

    /**
     * About 640,000 events of each source, in runs of at most 16 s: their number has a standard deviation of at most 0.125 %, so
     * 1 % is 8 of them and a false alarm is less likely than 1e-14.
     */
    @Example
    void poissonSourcesHaveTheirRate() {
        for (double hertz : new double[] {1e3, 7e3, 2e4, 1e5, 1.5e6, 4e6}) {
            BackgroundSource source = BackgroundSource.poisson(hertz, 17, 0);
            int runs = (int) Math.ceil(640_000 / hertz / 16);
            int end = ChipTime.cycles(1e6 * 640_000 / hertz / runs);
            long events = 0;
            for (int run = 0; run < runs; run++) {
                BackgroundGenerator generator = new BackgroundGenerator(source, KEY + run, end);
                for (; generator.cycle() < Integer.MAX_VALUE; generator.advance()) {
                    events++;
                }
            }
            double measured = events / (runs * ChipTime.micros(end) * 1e-6);
            assertThat(measured / source.hertz()).as("%s Hz", hertz).isCloseTo(1, within(0.01));
        }
    }

    /** A source is set to within 0.6 % of what is asked for up to 100 kHz, and to within 4.4 % above. */
    @Property
    void rateOfASourceIsNearTheOneAskedFor(@ForAll @DoubleRange(min = 1, max = 6.6) double exponent) {
        double hertz = Math.pow(10, exponent);
        double tolerance = hertz <= 1e5 ? 0.006 : 0.044;
        assertThat(BackgroundSource.poisson(hertz, 0, 0).hertz()).isCloseTo(hertz, within(tolerance * hertz));
    }

    /**
     * Intervals in chances are geometric: their standard deviation is sqrt(1 - p) of their mean, about 0.97 with 16 of 255
     * chances, and neighbouring ones are independent. With 400,000 intervals both estimates have standard deviations of less
     * than 0.0025, so a tolerance of 0.015 fails by chance less often than once in 1e8.
     */
    @Example
    void intervalsAreThoseOfAPoissonProcess() {
        for (int rate : new int[] {1, 16, 128}) {
            double p = rate / 255.0;
            int period = 3;
            int intervals = 400_000;
            BackgroundGenerator generator =
                    new BackgroundGenerator(new BackgroundSource(period, rate, 4, 0, 0), KEY, Integer.MAX_VALUE);
            double[] interval = new double[intervals];
            int before = 0;
            double mean = 0;
            for (int i = 0; i < intervals; i++) {
                interval[i] = generator.cycle() - before;
                before = generator.cycle();
                generator.advance();
                mean += interval[i] / intervals;
            }
            double square = 0;
            double product = 0;
            for (int i = 0; i < intervals; i++) {
                square += Math.pow(interval[i] - mean, 2) / intervals;
                product += i == 0 ? 0 : (interval[i] - mean) * (interval[i - 1] - mean) / intervals;
            }
            assertThat(mean).as("mean at rate %s", rate).isCloseTo(period / p, within(0.015 * period / p));
            assertThat(Math.sqrt(square) / mean)
                    .as("coefficient of variation at rate %s", rate)
                    .isCloseTo(Math.sqrt(1 - p), within(0.015));
            assertThat(product / square).as("correlation at rate %s", rate).isCloseTo(0, within(0.015));
        }
    }

    @Example
    void theSequenceDependsOnTheKeyTheSeedAndNothingElse() {
        BackgroundSource source = BackgroundSource.poisson(1e6, 3, 0);
        List<Integer> cycles = cycles(source, KEY, 10_000);
        assertThat(cycles).hasSizeGreaterThan(40);
        assertThat(cycles(source, KEY, 10_000)).isEqualTo(cycles);
        assertThat(cycles(source, KEY + 1, 10_000)).isNotEqualTo(cycles);
        assertThat(cycles(BackgroundSource.poisson(1e6, 4, 0), KEY, 10_000)).isNotEqualTo(cycles);
        List<Integer> longer = cycles(source, KEY, 20_000);
        assertThat(longer.subList(0, cycles.size())).isEqualTo(cycles);
    }

    /** 40,000 events over 16 labels: each expects 2,500 with a standard deviation of 48; 290 is 6 of them, a chance of 3e-8. */
    @Example
    void randomBitsOfLabelsAreUniformAndTheOthersStay() {
        BackgroundSource source = new BackgroundSource(1, 255, 9, 0x1234, 0b1010_0101);
        BackgroundGenerator generator = new BackgroundGenerator(source, KEY, Integer.MAX_VALUE);
        int[] counts = new int[1 << 14];
        Set<Integer> labels = new HashSet<>();
        for (int i = 0; i < 40_000; i++) {
            assertThat(generator.label() & ~source.randomBits()).isEqualTo(0x1234 & ~source.randomBits());
            counts[generator.label()]++;
            labels.add(generator.label());
            generator.advance();
        }
        assertThat(labels).hasSize(16);
        for (int label : labels) {
            assertThat(counts[label]).as("label %x", label).isCloseTo(2_500, within(290));
        }
    }
}
