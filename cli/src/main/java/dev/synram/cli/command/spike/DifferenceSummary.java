package dev.synram.cli.command.spike;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.nir.NirChip;
import dev.synram.experiment.nir.NirDifferenceResult;
import dev.synram.experiment.nir.NirExecutionSettings;
import dev.synram.nir.difference.Cause;
import dev.synram.nir.difference.SharedSpikes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison of executions in a few lines. */
final class DifferenceSummary {

    private DifferenceSummary() {}

    static TerminalText of(NirDifferenceResult result) {
        TerminalText text = new TerminalText();
        execution(text, "A", result.a());
        NirChip chip = result.chip();
        if (chip == null) {
            execution(text, "B", result.b());
        } else {
            onChip(text, result.b(), chip);
        }
        text.format("input: %s spikes in %s s%n", result.inputSpikes(), result.seconds());
        for (SharedSpikes node : result.nodes()) {
            text.format(
                    "node '%s': %s spikes in A, %s in B, %s of them in both%s%n",
                    node.node(),
                    node.a(),
                    node.b(),
                    node.shared(),
                    chip == null ? "" : " within %s s".formatted(result.tolerance()));
        }
        NirDifferenceResult.First first = result.first();
        if (first == null) {
            return text.format("all spikes are equal%n");
        }
        text.format(
                "first difference: node '%s', neuron %s, its spike number %s: A %s, B %s%n",
                first.node(), first.neuron(), first.spike() + 1, time(first.secondsA()), time(first.secondsB()));
        for (Cause cause : result.causes()) {
            text.format(
                    chip == null ? "cause: %s%n" : "the host has the spikes of the chip with: %s%n", described(cause));
        }
        if (result.causes().size() > 1) {
            text.format("with this input, these causes cannot be told apart; a longer one may help (--seconds)%n");
        }
        if (result.causes().isEmpty()) {
            text.format("none of %s single changes makes them equal%n", result.tried());
        }
        Cause nearest = result.nearest();
        if (nearest != null) {
            text.format("the first difference is latest with: %s%n", described(nearest));
        }
        return text;
    }

    private static void execution(TerminalText text, String side, NirExecutionSettings settings) {
        text.format(
                "%s: %s, times in %s (--%snir-time), steps of %s s (--%sdt), %s spikes%n",
                side,
                settings.file(),
                typed(settings.unit()),
                side.equals("A") ? "" : "b-",
                settings.dt(),
                side.equals("A") ? "" : "b-",
                settings.spikes());
    }

    private static void onChip(TerminalText text, NirExecutionSettings settings, NirChip chip) {
        text.format(
                "B: %s on %s, %s effort, %s h old, membranes of %s µs, inputs of %s µs, silent for %s µs after a spike, %s spikes%n",
                settings.file(),
                chip.id(),
                chip.effort(),
                chip.ageHours(),
                (float) chip.membraneMicros(),
                (float) chip.synapticMicros(),
                chip.refractoryMicros(),
                settings.spikes());
        if (chip.runs() > 1) {
            text.format("the graph is larger than the chip, and ran in %s parts one after the other%n", chip.runs());
        }
        if (chip.limitedWeights() > 0) {
            text.format(
                    "%s of %s weights are too large for the synapses that fit, and were limited; use smaller ones, or longer time constants%n",
                    chip.limitedWeights(), chip.weights());
        }
        if (chip.droppedEvents() > 0) {
            text.format("%s events met another one in the crossbar, and were lost%n", chip.droppedEvents());
        }
    }

    private static String time(@Nullable Double seconds) {
        return seconds == null ? "no spike" : String.format(Locale.ROOT, "at %.6g s", seconds);
    }

    private static String described(Cause cause) {
        String place = cause.node().isEmpty() ? cause.field() : "node '%s', %s".formatted(cause.node(), cause.field());
        return "%s: %s, in %s %s instead of %s"
                .formatted(typed(cause.kind()), place, cause.side(), words(cause.to()), words(cause.from()));
    }

    private static String typed(Enum<?> value) {
        return words(value.name());
    }

    /** The name of a setting in words; values of fields as they are. */
    private static String words(String value) {
        return value.matches("[A-Z_]+") ? value.toLowerCase(Locale.ROOT).replace('_', ' ') : value;
    }
}
