package dev.synram.service.protocol;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Mistakes of the program: clients get a number, and the log what happened. */
public final class InternalErrors {

    private static final System.Logger LOG = System.getLogger("dev.synram.service");

    private InternalErrors() {}

    /** Logs a mistake, and refuses with its number. */
    public static RefusedException refusal(Throwable cause) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.log(System.Logger.Level.ERROR, "internal error " + number, cause);
        return new RefusedException(
                Problem.INTERNAL,
                "internal error %s; please report it with what the log of the server tells of this number"
                        .formatted(number));
    }
}
