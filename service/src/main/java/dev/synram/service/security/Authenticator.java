package dev.synram.service.security;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells who asks by the bearer token of a request. */
public final class Authenticator {

    private static final String BEARER = "Bearer ";

    private final boolean open;
    private final Map<String, Token> tokens = new HashMap<>();
    private final InstantSource clock;

    /**
     * Reads the tokens.
     *
     * @param file of tokens; without one everybody may do everything
     * @param clock tells whether a token has expired
     * @throws dev.synram.experiment.setting.SettingException if the file cannot be used
     */
    public Authenticator(Optional<Path> file, InstantSource clock) {
        open = file.isEmpty();
        this.clock = clock;
        file.map(TokenFile::read).ifPresent(read -> read.forEach(token -> tokens.put(token.hash(), token)));
    }

    /**
     * Who asks.
     *
     * @param authorization the request's header of that name
     * @throws RefusedException if a token is needed and missing, unknown or expired
     */
    public User user(Optional<String> authorization) {
        if (open) {
            return User.ANYBODY;
        }
        String header = authorization.orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new RefusedException(
                    Problem.UNAUTHENTICATED, "a token is needed; send the header 'Authorization: Bearer TOKEN'");
        }
        Token token = tokens.get(Token.hash(header.substring(BEARER.length()).strip()));
        if (token == null) {
            throw new RefusedException(
                    Problem.UNAUTHENTICATED, "the token is not known here; ask the server's administrator for one");
        }
        if (!LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isBefore(token.expires())) {
            throw new RefusedException(
                    Problem.UNAUTHENTICATED,
                    "the token expired on %s; ask the server's administrator for another".formatted(token.expires()));
        }
        return token.user();
    }

    /**
     * Refuses users who are no administrators.
     *
     * @throws RefusedException naming the user
     */
    public static void requireAdmin(User user) {
        if (user.role() != Role.ADMIN) {
            throw new RefusedException(
                    Problem.FORBIDDEN, "user %s may not do this; it needs the role admin".formatted(user.name()));
        }
    }
}
