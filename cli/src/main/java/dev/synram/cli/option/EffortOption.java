package dev.synram.cli.option;

import dev.synram.calibration.Effort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How thoroughly chips are calibrated. */
public final class EffortOption {

    /** The name of the option. */
    static final String NAME = "--calibration-effort";

    @Option(
            names = NAME,
            paramLabel = "E",
            description =
                    "How thoroughly chips are calibrated: public, as their public software does, or best. (public)")
    private @Nullable Effort effort;

    /** The effort, if the option was given. */
    Optional<Effort> given() {
        return Optional.ofNullable(effort);
    }

    /** The effort. */
    Effort effort() {
        return given().orElse(Effort.PUBLIC);
    }
}
