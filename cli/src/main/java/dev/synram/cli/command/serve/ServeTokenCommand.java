package dev.synram.cli.command.serve;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.serving.InferenceServer;
import dev.synram.experiment.serving.NewToken;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram serve token}: a new token of a user. */
@Command(
        name = "token",
        description = {
            "Make a token, which a user sends with each request.",
            "The first line is the token, for the user alone; the second one is added to the file that --tokens of 'synram serve' "
                    + "names. It does not tell the token.",
            "",
            "Example: synram serve token alice --days 90",
            ""
        })
public final class ServeTokenCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_DAYS = 3650;

    @Parameters(paramLabel = "USER", description = "Letters, digits, points, hyphens and underscores.")
    private String user = "";

    @Option(names = "--admin", description = "Let the user read metrics, too.")
    private boolean admin;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "For how many days it is valid. (${DEFAULT-VALUE})")
    private int days;

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() {
        if (!NAME.matcher(user).matches()) {
            throw new UserError("USER: '%s' is no name; give up to 64 letters, digits, points, hyphens and underscores"
                    .formatted(user));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new UserError("--days is %s; it must be 1..%s".formatted(days, MOST_DAYS));
        }
        LocalDate expires = LocalDate.now(ZoneOffset.UTC).plusDays(days);
        NewToken token = InferenceServer.find().makeToken(user, admin, expires);
        TerminalOutput out = console.out();
        out.line(token.secret());
        out.line(token.line());
        out.flush();
        return 0;
    }
}
