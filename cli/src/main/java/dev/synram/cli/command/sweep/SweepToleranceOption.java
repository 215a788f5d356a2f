package dev.synram.cli.command.sweep;

import dev.synram.experiment.setting.SettingException;
import picocli.CommandLine.Option;

/** Which chips fail. */
final class SweepToleranceOption {

    private static final int MOST_POINTS = 100;

    @Option(
            names = "--tolerance",
            paramLabel = "POINTS",
            defaultValue = "1",
            description =
                    "A chip fails if its accuracy is below that in float by more than this, in percentage points. "
                            + "(${DEFAULT-VALUE})")
    private double points;

    /** The acceptable loss of accuracy, 0..1. */
    double share() {
        if (!(points >= 0 && points <= MOST_POINTS)) {
            throw new SettingException("tolerance", "is %s points; it must be 0..%s".formatted(points, MOST_POINTS));
        }
        return points / MOST_POINTS;
    }
}
