package dev.synram.examples;

import dev.synram.data.source.DataSource;
import dev.synram.experiment.Planning;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.PlanSettings;
import java.nio.file.Path;

/** What time and energy does a sample take on two chips? Arguments: an ONNX or .synram file and, if there are any, data. */
public final class PlanTimeAndEnergy {

    private PlanTimeAndEnergy() {}

    public static void main(String[] arguments) {
        Model network = Model.read(Path.of(arguments[0]));
        Planning planning = new Planning(PlanSettings.defaults().withChips(2));
        NetworkPlan plan = arguments.length == 1
                ? planning.run(network)
                : planning.run(network, new DataSource().read(arguments[1]));
        System.out.print(plan.summary());
    }
}
