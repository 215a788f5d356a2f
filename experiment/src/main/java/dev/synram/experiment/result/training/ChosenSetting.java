package dev.synram.experiment.result.training;

/**
 * A setting of a training, and why it has its value.
 *
 * @param setting name of the option, such as {@code host-epochs}
 * @param value its value
 * @param reason why, in a few words
 */
public record ChosenSetting(String setting, String value, String reason) {}
