package dev.synram.experiment.nir;

import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import dev.synram.nir.difference.Cause;
import dev.synram.nir.difference.Diagnosis;
import dev.synram.nir.difference.DifferenceSearch;
import dev.synram.nir.difference.FirstDifference;
import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.Stimulus;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How two executions of NIR graphs on the host differ.
 *
 * @param version of the program
 * @param a the first execution
 * @param b the second execution
 * @param seconds duration of the input in seconds
 * @param inputSpikes number of its spikes
 * @param equal whether all spikes are equal
 * @param first the first spike that differs; null if there is none
 * @param causes single changes each of which makes all spikes equal
 * @param nearest if there is none, the change with which the first difference is latest; null if none helps
 * @param tried number of changes that were executed
 */
public record NirDifferenceResult(
        String version,
        NirExecutionSettings a,
        NirExecutionSettings b,
        double seconds,
        int inputSpikes,
        boolean equal,
        @Nullable First first,
        List<Cause> causes,
        @Nullable Cause nearest,
        int tried) {

    public NirDifferenceResult {
        causes = List.copyOf(causes);
    }

    /**
     * The first spike that differs.
     *
     * @param node name of its node in A
     * @param neuron index of its neuron, from 0
     * @param spike how many spikes of the neuron are shared before it
     * @param secondsA its time in A; null if A has no such spike
     * @param secondsB its time in B; null if B has no such spike
     */
    public record First(
            String node,
            int neuron,
            int spike,
            @Nullable Double secondsA,
            @Nullable Double secondsB) {

        static First of(FirstDifference first) {
            return new First(first.node(), first.neuron(), first.spike(), boxed(first.a()), boxed(first.b()));
        }

        private static @Nullable Double boxed(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }
    }

    /**
     * Executes both and compares their spikes.
     *
     * @throws dev.synram.nir.value.NirException if one cannot be executed, or they have other neurons
     */
    public static NirDifferenceResult of(NirSource a, NirSource b, Stimulus stimulus) {
        Diagnosis diagnosis = DifferenceSearch.compare(a.setup(), b.setup(), stimulus);
        return new NirDifferenceResult(
                Version.CURRENT,
                NirExecutionSettings.of(a, spikes(diagnosis.a())),
                NirExecutionSettings.of(b, spikes(diagnosis.b())),
                stimulus.seconds(),
                stimulus.spikes().size(),
                diagnosis.first().isEmpty(),
                diagnosis.first().map(First::of).orElse(null),
                diagnosis.causes(),
                diagnosis.nearest().orElse(null),
                diagnosis.tried());
    }

    private static long spikes(Execution execution) {
        return execution.trains().stream()
                .mapToLong(train -> train.spikes().size())
                .sum();
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
