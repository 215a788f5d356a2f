package dev.synram.experiment.nir;

import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import dev.synram.nir.difference.Cause;
import dev.synram.nir.difference.Diagnosis;
import dev.synram.nir.difference.DifferenceSearch;
import dev.synram.nir.difference.FirstDifference;
import dev.synram.nir.difference.SharedSpikes;
import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.Stimulus;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How two executions of NIR graphs differ, on the host or on a chip.
 *
 * @param version of the program
 * @param a the first execution
 * @param b the second execution
 * @param chip that executed B; null if it was executed on the host
 * @param tolerance seconds by which times of one spike may differ; 0 for steps that are equal, or a step if those are not
 * @param seconds duration of the input in seconds
 * @param inputSpikes number of its spikes
 * @param equal whether all spikes are equal
 * @param nodes how many spikes the executions share, node by node
 * @param first the first spike that differs; null if there is none
 * @param causes single changes each of which makes all spikes equal
 * @param nearest if there is none, the change with which the first difference is latest; null if none helps
 * @param tried number of changes that were executed
 */
public record NirDifferenceResult(
        String version,
        NirExecutionSettings a,
        NirExecutionSettings b,
        @Nullable NirChip chip,
        double tolerance,
        double seconds,
        int inputSpikes,
        boolean equal,
        List<SharedSpikes> nodes,
        @Nullable First first,
        List<Cause> causes,
        @Nullable Cause nearest,
        int tried) {

    public NirDifferenceResult {
        nodes = List.copyOf(nodes);
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
        return of(new Compared(a, b, stimulus), DifferenceSearch.compare(a.setup(), b.setup(), stimulus), 0, null);
    }

    /**
     * Executes A on the host, and compares its spikes with those of B on a chip.
     *
     * @throws dev.synram.nir.value.NirException if A cannot be executed, or they have other neurons
     */
    public static NirDifferenceResult onChip(NirSource a, NirSource b, Stimulus stimulus, NirOnChip onChip) {
        Diagnosis diagnosis =
                DifferenceSearch.explain(a.setup(), onChip.execution(), stimulus, onChip.toleranceSeconds());
        return of(new Compared(a, b, stimulus), diagnosis, onChip.toleranceSeconds(), onChip.chip());
    }

    private record Compared(NirSource a, NirSource b, Stimulus stimulus) {}

    private static NirDifferenceResult of(
            Compared compared, Diagnosis diagnosis, double tolerance, @Nullable NirChip chip) {
        return new NirDifferenceResult(
                Version.CURRENT,
                NirExecutionSettings.of(compared.a(), spikes(diagnosis.a())),
                NirExecutionSettings.of(compared.b(), spikes(diagnosis.b())),
                chip,
                tolerance,
                compared.stimulus().seconds(),
                compared.stimulus().spikes().size(),
                diagnosis.first().isEmpty(),
                diagnosis.shared(),
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
