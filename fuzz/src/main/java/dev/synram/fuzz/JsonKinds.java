package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.experiment.comparison.EvaluatedRun;
import dev.synram.experiment.spiking.PlayFile;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.files.FileException;
import dev.synram.simulator.error.ErrorSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Results that are compared, what people write to be played, and descriptions of sweeps. */
final class JsonKinds {

    private JsonKinds() {}

    static List<FileKind> all() {
        byte[] result = Resources.content("result.json");
        byte[] play = PlayFile.example();
        return List.of(
                new FileKind("result", "result.json", FileException.class, result, Damage::json, JsonKinds::readResult),
                new FileKind("play", "play.json", FileException.class, play, Damage::json, PlayFile::read),
                new FileKind(
                        "sweep",
                        SweepDescription.FILE,
                        FileException.class,
                        sweep(),
                        Damage::json,
                        JsonKinds::readSweep));
    }

    private static byte[] sweep() {
        SweepAxes axes = SweepAxes.ofChips(1, 20).withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 2.0);
        return SweepDescription.of(Sweep.ofChips(SweepSettings.of(axes))).json().getBytes(StandardCharsets.UTF_8);
    }

    private static void readSweep(Path file) {
        SweepDescription description =
                SweepDescription.read(file.resolveSibling("")).orElseThrow();
        TrustedDamage.require(
                description.schema().columns().equals(description.columns()), "columns that are not those of its axes");
    }

    private static void readResult(Path file) {
        EvaluatedRun run = EvaluatedRun.read(file);
        TrustedDamage.require(run.floatAccuracy() >= 0 && run.floatAccuracy() <= 1, "an accuracy that is no share");
        TrustedDamage.require(
                Arrays.stream(run.floatCorrect()).allMatch(share -> share >= 0 && share <= 1), "counts out of range");
    }
}
