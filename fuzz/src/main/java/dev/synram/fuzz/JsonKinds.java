package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.experiment.comparison.EvaluatedRun;
import dev.synram.experiment.spiking.PlayFile;
import dev.synram.files.FileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Results that are compared, and what people write to be played. */
final class JsonKinds {

    private JsonKinds() {}

    static List<FileKind> all() {
        byte[] result = Resources.content("result.json");
        byte[] play = PlayFile.example();
        return List.of(
                new FileKind("result", "result.json", FileException.class, result, Damage::json, JsonKinds::readResult),
                new FileKind("play", "play.json", FileException.class, play, Damage::json, PlayFile::read));
    }

    private static void readResult(Path file) {
        EvaluatedRun run = EvaluatedRun.read(file);
        TrustedDamage.require(run.floatAccuracy() >= 0 && run.floatAccuracy() <= 1, "an accuracy that is no share");
        TrustedDamage.require(
                Arrays.stream(run.floatCorrect()).allMatch(share -> share >= 0 && share <= 1), "counts out of range");
    }
}
