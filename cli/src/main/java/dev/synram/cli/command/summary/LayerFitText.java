package dev.synram.cli.command.summary;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import dev.synram.experiment.setting.ConversionEffort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How layers use the chip, for people. */
public final class LayerFitText {

    private LayerFitText() {}

    /** A table with one line a multiplication, and what to do about the first that uses its range badly. */
    public static void add(TerminalText text, List<LayerFit> layers, ConversionEffort effort) {
        text.format(
                "  %-30s %14s %7s %10s %6s %5s %5s %8s %10s%n",
                "layer", "range used", "full", "signal", "sends", "bits", "rows", "columns", "constants");
        for (LayerFit layer : layers) {
            text.format(
                    "  %-30s %10.0f %% %6.2f %% %7.1f dB %6d %5d %5d %8d %10d%n",
                    layer.layer(),
                    100 * layer.usualLsb() / layer.limitLsb(),
                    100 * layer.full(),
                    layer.signalToNoiseDb(),
                    layer.numSends(),
                    layer.inputBits(),
                    layer.rowCopies(),
                    layer.columnCopies(),
                    layer.constantRows());
        }
        Optional<String> first = layers.stream()
                .flatMap(layer -> Optional.ofNullable(layer.warning(effort)).stream())
                .findFirst();
        text.format("  %s%n", first.orElse("no layer is starved or clipped"));
    }

    /** What finer activations buy, one line a step, and which one was taken: the first that comes closest to float. */
    public static void addTradeOffs(TerminalText text, List<TradeOff> tradeOffs) {
        if (tradeOffs.isEmpty()) {
            return;
        }
        text.format("  %-30s %16s %14s%n", "activations", "off from float", "modelled time");
        double least = tradeOffs.stream().mapToDouble(TradeOff::distance).min().orElseThrow();
        boolean taken = false;
        for (TradeOff step : tradeOffs) {
            boolean closest = !taken && step.distance() == least;
            taken |= closest;
            text.format(
                    "  %-30s %16.4f %11.1f µs%s%n",
                    bits(step.inputBits()), step.distance(), step.microsPerSample(), closest ? "  taken" : "");
        }
    }

    private static String bits(Map<String, Integer> bits) {
        String finer = bits.entrySet().stream()
                .filter(entry -> entry.getValue() > 5)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return finer.isEmpty() ? "5 bits everywhere" : finer;
    }
}
