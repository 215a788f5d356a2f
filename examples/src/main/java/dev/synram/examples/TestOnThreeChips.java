package dev.synram.examples;

import dev.synram.data.DataSplit;
import dev.synram.data.source.DataSource;
import dev.synram.experiment.Evaluation;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.setting.EvaluationSettings;
import java.nio.file.Path;

/** Does my network survive on three chips? Arguments: an ONNX file and data, such as mnist or a CSV file. */
public final class TestOnThreeChips {

    private TestOnThreeChips() {}

    public static void main(String[] arguments) {
        Model network = Model.read(Path.of(arguments[0]));
        DataSplit data = new DataSource().read(arguments[1]);
        EvaluationSettings settings = EvaluationSettings.onChips(1, 2, 3).withAnalysis(false);
        EvaluationResult result = new Evaluation(settings).run(network, data);
        System.out.printf("%s; in float %.2f %%%n", result.answer().sentence(), 100 * result.floatAccuracy());
        for (ChipEvaluation chip : result.chips()) {
            System.out.printf("chip %d: %.2f %%, ", chip.chipSeed(), 100 * chip.accuracy());
            System.out.println("less by " + chip.accuracyDrop());
        }
    }
}
