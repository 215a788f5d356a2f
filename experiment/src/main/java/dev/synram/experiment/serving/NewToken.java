package dev.synram.experiment.serving;

/**
 * A token that was made.
 *
 * @param secret which only its user knows
 * @param line for the file of tokens, which does not tell the secret
 */
public record NewToken(String secret, String line) {}
