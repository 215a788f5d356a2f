/**
 * Experiments that need no tensor library: does a network keep its accuracy on chips, and what does it cost? Settings
 * are plain records; results are records with a JSON form.
 *
 * <p>A network from a file runs on three simulated chips, each calibrated individually:
 *
 * {@snippet :
 * Model network = Model.read(Path.of("net.onnx"));
 * DataSplit data = new DataSource().read("mnist");
 * EvaluationResult result = new Evaluation(EvaluationSettings.onChips(1, 2, 3)).run(network, data);
 * System.out.println(result.summary());
 * System.out.println(new Planning(PlanSettings.defaults()).run(network, data).summary());
 * }
 *
 * <p>{@link dev.synram.experiment.Evaluation} determines the accuracy of a network, {@link dev.synram.experiment.Planning}
 * its time and energy, {@link dev.synram.experiment.MatrixMultiplication} multiplies; {@link
 * dev.synram.experiment.SimulatedChips} and {@link dev.synram.experiment.Fleet} are the chips that they run on. Errors that
 * a user can correct are {@link dev.synram.experiment.setting.SettingException}, {@link
 * dev.synram.experiment.model.ModelException} and {@link dev.synram.data.DataException}; their messages name the problem
 * and what is allowed.
 */
@NullMarked
package dev.synram.experiment;

import org.jspecify.annotations.NullMarked;
