package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.contract.ExactChip;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs with more spikes than fit a reply. */
class LongRecordsTest {

    private static final double CYCLES_PER_MICRO = 125;

    private static final SpikingConfiguration CONFIGURATION =
            SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2).build();

    /** A chip whose runs have as many spikes as cycles, at the time of the run's position in its noise. */
    private static Chip spiking() {
        Chip exact = new ExactChip(2);
        return (Chip) Proxy.newProxyInstance(
                Chip.class.getClassLoader(), new Class<?>[] {Chip.class}, (_, method, arguments) -> {
                    if (method.getName().equals("canSpike")) {
                        return true;
                    }
                    if (method.getName().equals("emulate")) {
                        List<SpikingRecord> records = new ArrayList<>();
                        for (Object run : (List<?>) arguments[1]) {
                            records.add(record((SpikingRun) run, ((NoiseKey) arguments[2]).skip(records.size())));
                        }
                        return records;
                    }
                    try {
                        return method.invoke(exact, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static SpikingRecord record(SpikingRun run, NoiseKey noise) {
        int[] cycles = new int[run.cycles()];
        Arrays.fill(cycles, 1_000_000 + noise.hashCode() % 1000);
        return new SpikingRecord(
                Events.of(cycles, new int[run.cycles()]),
                Optional.empty(),
                new int[0],
                new EventCounters(new int[512], new boolean[512], new long[12], new long[20]),
                Optional.empty());
    }

    private static List<SpikingRun> runs(int count, int cycles) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(SpikingRun.of(Events.of(new int[0], new int[0]), cycles / CYCLES_PER_MICRO));
        }
        return runs;
    }

    @Test
    void runsAreDividedUntilTheirSpikesFit() {
        try (Served served = Served.of(LongRecordsTest::spiking);
                Chip remote = served.connect();
                Chip local = spiking()) {
            List<SpikingRun> runs = runs(5, 1_500_000); // 6 MB each, of 16 MiB
            NoiseKey noise = NoiseKey.of(3);
            List<SpikingRecord> records = remote.emulate(CONFIGURATION, runs, noise);
            List<SpikingRecord> expected = local.emulate(CONFIGURATION, runs, noise);
            assertThat(records).hasSize(5);
            for (int i = 0; i < 5; i++) {
                assertThat(records.get(i).spikes().count()).isEqualTo(1_500_000);
                assertThat(records.get(i).spikes().cycle(0))
                        .isEqualTo(expected.get(i).spikes().cycle(0));
            }
        }
    }

    @Test
    void oneRunThatIsTooLongIsRefused() {
        try (Served served = Served.of(LongRecordsTest::spiking);
                Chip remote = served.connect()) {
            assertThatThrownBy(() -> remote.emulate(CONFIGURATION, runs(2, 6_000_000), NoiseKey.of(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fit a reply; run for a shorter time, or let fewer neurons spike");
            assertThat(remote.emulate(CONFIGURATION, runs(1, 10), NoiseKey.of(1)))
                    .hasSize(1);
        }
    }
}
