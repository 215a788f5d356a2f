package dev.synram.cli.command.training;

import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.training.TrainingPreset;
import java.util.List;
import java.util.stream.Stream;

/** The settings of a training and their reasons, for people. */
final class ChoiceLines {

    private ChoiceLines() {}

    static List<String> of(TrainingPreset preset, List<ChosenSetting> choices) {
        return Stream.concat(
                        Stream.of("settings, recipe %s:".formatted(preset)),
                        choices.stream()
                                .map(choice -> "  --%-12s %-6s %s"
                                        .formatted(choice.setting(), choice.value(), choice.reason())))
                .toList();
    }
}
