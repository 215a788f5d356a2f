package dev.synram.experiment.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.contract.fault.EveryChange;
import dev.synram.contract.fault.Fault;
import dev.synram.files.PartFileLeftovers;
import dev.synram.network.FloatWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that is killed at each change of the file system while it stores a state. */
class CheckpointFaultTest {

    /** More than a buffer holds, so that a state is written in several steps. */
    private static final int INPUTS = 100;

    private static final int OUTPUTS = 100;

    @TempDir
    private Path parent;

    private static Checkpoint<TrainingState> checkpoint(Path folder) {
        return new Checkpoint<>(
                folder.resolve("chip.state"),
                new CheckpointSettings(new LinkedHashMap<>(Map.of("seed", "1"))),
                TrainingStateFormat.INSTANCE);
    }

    /** A state after so many epochs, whose weights tell their number. */
    private static TrainingState state(int epochs) {
        float[] values = new float[INPUTS * OUTPUTS];
        Arrays.fill(values, epochs);
        List<FloatWeights> weights = List.of(new FloatWeights(INPUTS, OUTPUTS, values));
        EpochRecord[] history = new EpochRecord[epochs];
        Arrays.fill(history, new EpochRecord(1, 0.5, 0.5));
        return new TrainingState(weights, List.of(List.of(values, values)), List.of(history), weights);
    }

    /** Whatever happens, the state before or the one that is stored can be resumed, and no other. */
    @ParameterizedTest
    @CsvSource({
        "KILL, 0",
        "KILL, 1",
        "POWER_FAILURE, 0",
        "POWER_FAILURE, 1",
        "FULL_DISK, 0",
        "FULL_DISK, 1",
    })
    void aStateCanAlwaysBeResumed(Fault fault, int before) throws IOException {
        Set<Integer> resumed = new HashSet<>();
        int changes = EveryChange.of(parent, fault, new EveryChange.Program() {
            @Override
            public void prepare(Path folder) {
                if (before > 0) {
                    checkpoint(folder).save(state(before));
                }
            }

            @Override
            public void run(Path folder) throws IOException {
                try {
                    checkpoint(folder).save(state(2));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }

            @Override
            public void check(Path folder, int change) throws IOException {
                TrainingState initial = TrainingState.initial(state(0).weights());
                TrainingState loaded = checkpoint(folder).load(initial);
                assertThat(loaded.epochs()).as("change %s", change).isIn(before, 2);
                assertThat(loaded.weights().getFirst().values()).containsOnly(loaded.epochs());
                resumed.add(loaded.epochs());
                PartFileLeftovers.deleteAll(folder);
                try (var files = Files.list(folder)) {
                    assertThat(files.filter(
                                    file -> !file.endsWith("chip.state") && !file.endsWith("chip.state.previous")))
                            .isEmpty();
                }
            }
        });
        assertThat(changes).isGreaterThan(5);
        assertThat(resumed).containsExactlyInAnyOrder(before, 2);
    }
}
