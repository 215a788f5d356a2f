package dev.synram.service.security;

/**
 * Who asks.
 *
 * @param name of the user
 * @param role what the user may do
 */
public record User(String name, Role role) {

    /** Everybody, where no tokens are asked for. */
    public static final User ANYBODY = new User("anybody", Role.ADMIN);

    /** Somebody without a valid token. */
    public static final User UNKNOWN = new User("unknown", Role.USER);
}
