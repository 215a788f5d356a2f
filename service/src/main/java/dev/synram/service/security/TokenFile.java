package dev.synram.service.security;

import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.setting.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of tokens, a line each: name, role, day of expiry and hash. Empty lines and those that begin with # are skipped. */
public final class TokenFile {

    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9._-]{1,64}) (user|admin) (\\d{4}-\\d{2}-\\d{2}) ([0-9a-f]{64})");

    private static final long MOST_BYTES = 1 << 22;

    private TokenFile() {}

    /**
     * Reads a file.
     *
     * @throws SettingException if it cannot be read or a line is none of a token
     */
    static List<Token> read(Path file) {
        List<Token> tokens = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                tokens.add(token(file, number, text));
            }
        }
        return tokens;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingException(
                        "tokens",
                        "names '%s', which has more than %s bytes; remove tokens that have expired"
                                .formatted(file, MOST_BYTES));
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new SettingException(
                    "tokens",
                    "names '%s', which cannot be read as text; make it with 'synram serve token'".formatted(file));
        }
    }

    private static Token token(Path file, int number, String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new SettingException(
                    "tokens",
                    "has line %s of '%s', which is not NAME ROLE YYYY-MM-DD HASH; make lines with 'synram serve token'"
                            .formatted(number, file));
        }
        try {
            User user = new User(line.group(1), Role.valueOf(line.group(2).toUpperCase(Locale.ROOT)));
            return new Token(user, line.group(4), LocalDate.parse(line.group(3)));
        } catch (DateTimeParseException e) {
            throw new SettingException(
                    "tokens",
                    "has line %s of '%s', in which %s is no day of the calendar; correct it"
                            .formatted(number, file, line.group(3)));
        }
    }

    /**
     * A new token.
     *
     * @param user whose it is
     * @param expires the first day on which it is refused
     * @return the secret that the user gets, and the line that the file gets
     */
    public static NewToken make(User user, LocalDate expires) {
        String secret = Token.secret();
        Token token = new Token(user, Token.hash(secret), expires);
        return new NewToken(secret, token.line());
    }
}
