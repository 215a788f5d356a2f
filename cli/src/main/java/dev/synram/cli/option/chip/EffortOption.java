package dev.synram.cli.option.chip;

import dev.synram.calibration.Effort;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How thoroughly chips are calibrated. */
public final class EffortOption {

    /** The name of the option. */
    public static final String NAME = "--calibration-effort";

    @Option(
            names = NAME,
            paramLabel = "E",
            completionCandidates = Names.class,
            description =
                    "How thoroughly chips are calibrated: public, as their public software does, or best. (public)")
    private @Nullable Effort effort;

    /** The efforts as users type them. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Effort.values()).map(Effort::label).iterator();
        }
    }

    /** The effort, if the option was given. */
    Optional<Effort> given() {
        return Optional.ofNullable(effort);
    }

    /** The effort. */
    public Effort effort() {
        return given().orElse(Effort.PUBLIC);
    }
}
