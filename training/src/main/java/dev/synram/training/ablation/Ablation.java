package dev.synram.training.ablation;

import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRun;
import dev.synram.experiment.ablation.AblationTable;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.files.Sha256;
import dev.synram.training.Training;
import dev.synram.training.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Measures what methods of training are worth: trains a network without them, with each alone, with all and with all but each, several times
 * with the same seeds for each combination. The trainings of one combination differ in the seed and in their chips. One that diverges counts
 * with the accuracy that it has in the end.
 */
public final class Ablation {

    private final long begin = System.nanoTime();
    private final AblationSettings settings;
    private final KeptRuns kept;
    private final Progress progress;
    private final Optional<Model> teacher;
    private final Consumer<String> notes;

    /**
     * Prepares the trainings.
     *
     * @param folder where trainings are kept, finished ones and the states of the one that was interrupted
     * @param notes receives a sentence if the newest state of that one is damaged and the one of the epoch before is used
     */
    public Ablation(AblationSettings settings, Path folder, Consumer<String> notes) {
        this(settings, new KeptRuns(folder), Progress.NONE, Optional.empty(), notes);
    }

    private Ablation(
            AblationSettings settings,
            KeptRuns kept,
            Progress progress,
            Optional<Model> teacher,
            Consumer<String> notes) {
        this.settings = settings;
        this.kept = kept;
        this.progress = progress;
        this.teacher = teacher;
        this.notes = notes;
    }

    /** The same with progress reports. */
    public Ablation showing(Progress other) {
        return new Ablation(settings, kept, other, teacher, notes);
    }

    /** The same with another network as the teacher than the trained one in float. */
    public Ablation taughtBy(Model other) {
        return new Ablation(settings, kept, progress, Optional.of(other), notes);
    }

    /**
     * Checks that all combinations fit a network, before anything is trained.
     *
     * @throws dev.synram.experiment.setting.SettingException if not
     */
    public void requireFit(Model model) {
        for (List<String> methods : settings.design().combinations()) {
            new Training(settings.of(methods, 1)).requireFit(model);
        }
    }

    /** Whether a folder holds trainings, finished or not, that an ablation can go on from. */
    public static boolean isStoredIn(Path folder) {
        return new KeptRuns(folder).isAnyStored();
    }

    /** Deletes the trainings of an earlier run. */
    public void forget() {
        kept.delete();
    }

    /**
     * Runs all trainings that are not finished yet; the one that was interrupted goes on from its last epoch, to the same bits as without
     * interruption.
     *
     * @param model the network, for a seed of its initial weights
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws dev.synram.experiment.setting.SettingException if a setting does not fit the network or the data
     * @throws dev.synram.experiment.checkpoint.CheckpointException if a stored training has other settings
     * @throws dev.synram.files.FileException if a stored training is damaged
     */
    public AblationResult run(LongFunction<Model> model, DataSplit data) {
        List<List<String>> combinations = settings.design().combinations();
        List<AblationRun> runs = new ArrayList<>();
        try (Progress.Task task = progress.begin("trainings", (long) combinations.size() * settings.seeds())) {
            for (int number = 1; number <= settings.seeds(); number++) {
                for (List<String> methods : combinations) {
                    runs.add(run(methods, number, new Subject(model, data)));
                    task.advance(1);
                }
            }
        }
        AblationTable table = new AblationTable(settings.design(), runs);
        TrainingSettings training = settings.training();
        return new AblationResult(
                Version.CURRENT,
                model.apply(training.fleet().chips().seed()).name(),
                data.name(),
                settings.methods().stream()
                        .map(method -> new AblationResult.ComparedMethod(method.toString(), method.meaning(training)))
                        .toList(),
                settings.correctsAllRows(),
                settings.seeds(),
                training.fleet().chips().seed(),
                training.fleet().chipSeed(),
                table.comparisons(),
                table.rows(),
                runs,
                (System.nanoTime() - begin) / 1e9);
    }

    private record Subject(LongFunction<Model> model, DataSplit data) {}

    private AblationRun run(List<String> methods, int number, Subject subject) {
        TrainingSettings own = settings.of(methods, number);
        Model model = subject.model.apply(own.fleet().chips().seed());
        Training untaught = new Training(own).toTheEnd();
        Training training = teacher.map(untaught::taughtBy).orElse(untaught);
        String digest = digest(own, training, model, subject.data);
        return kept.find(methods, number, digest).orElseGet(() -> {
            TrainingResult result = training.keeping(kept.begun(methods, number, digest), true, notes)
                    .run(model, subject.data)
                    .result();
            AblationRun run = new AblationRun(methods, number, result.accuracy(), result.unseenAccuracy());
            kept.keep(run, digest);
            return run;
        });
    }

    private static String digest(TrainingSettings own, Training training, Model model, DataSplit data) {
        String text = "%s unseen=%s test=%s"
                .formatted(
                        training.identity(model, data).values(),
                        own.unseen(),
                        data.test().sha256());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
