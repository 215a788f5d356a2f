package dev.synram.training.job;

import dev.synram.calibration.CalibrationFile;
import dev.synram.data.DataSplit;
import dev.synram.data.source.DataSource;
import dev.synram.experiment.Progress;
import dev.synram.experiment.job.Job;
import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.job.JobKind;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.JsonFields;
import dev.synram.training.Training;
import dev.synram.training.TrainingSettings;
import dev.synram.training.choice.TrainingSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trainings of networks with chips in the loop. A training goes on from its last finished epoch after an interruption. */
public final class TrainingJobs implements JobKind {

    private static final List<String> DATA = List.of("mnist", "fashion-mnist");
    private static final String NETWORK = "network.synram";
    private static final String IN_FLOAT = "network.onnx";
    private static final String CALIBRATION = "calibration.json";
    private static final String RESULT = "result.json";

    @Override
    public String name() {
        return "training";
    }

    @Override
    public List<String> results() {
        return List.of(NETWORK, IN_FLOAT, RESULT, CALIBRATION);
    }

    @Override
    public Job prepare(JsonFields order, int threads) {
        OrderedNetwork network = OrderedNetwork.read(order);
        String data = order.has("data") ? order.text("data") : DATA.getFirst();
        if (!DATA.contains(data)) {
            throw new SettingException("data", "is '%s'; it must be one of %s".formatted(data, DATA));
        }
        OrderedTeacher teacher = OrderedTeacher.read(order);
        OrderedSettings settings = OrderedSettings.read(order, threads);
        boolean trained = !network.isUntrained();
        TrainingSettings checked = teacher.in(settings.checked(trained));
        teacher.requireTrained(trained, checked);
        return (folder, progress) -> train(folder, progress, new Order(network, data, settings, teacher));
    }

    private record Order(OrderedNetwork network, String data, OrderedSettings settings, OrderedTeacher teacher) {}

    private static void train(JobFolder folder, Progress progress, Order order) {
        DataSplit data = new DataSource().read(order.data());
        boolean trained = !order.network().isUntrained();
        TrainingSettings known = order.settings().checked(trained);
        Model model = order.network().model(folder, known.fleet().chips().seed());
        TrainingSubject subject = TrainingSubject.of(model, data, known.trainSamples(), trained);
        TrainingSettings settings = order.teacher().in(order.settings().of(subject));
        Training untaught = new Training(settings)
                .because(subject.explained(settings))
                .showing(progress)
                .keeping(folder.states(), Training.isStoredIn(folder.states()), System.err::println);
        Training training =
                order.teacher().model(folder).map(untaught::taughtBy).orElse(untaught);
        write(folder.results(), training.run(model, data));
    }

    private static void write(Path results, TrainedNetwork trained) {
        trained.write(results.resolve(NETWORK));
        trained.write(results.resolve(IN_FLOAT));
        CalibrationFile.write(
                results.resolve(CALIBRATION), trained.calibrations().getFirst());
        try {
            FileOutput.write(
                    results.resolve(RESULT), FileContent.of(trained.result().json()));
        } catch (IOException e) {
            throw new FileException("%s cannot be written: %s".formatted(RESULT, FileException.reason(e)), e);
        }
    }
}
