/**
 * Trains networks on the Deep Java Library: in float on the host, and with a chip in the loop, where the forward pass of
 * every multiplication runs on the chip and the gradient is that of the linear operation.
 *
 * <p>A network from a file, trained for a fleet of four chips and tested on two others:
 *
 * {@snippet :
 * Model network = Model.read(Path.of("net.onnx"));
 * DataSplit data = new DataSource().read("mnist");
 * TrainedNetwork trained = new Training(TrainingSettings.forFleet(4).withUnseen(2)).run(network, data);
 * System.out.println(trained.result().summary());
 * trained.write(Path.of("trained.onnx"));
 * }
 *
 * <p>{@link dev.synram.training.Training} covers the whole path from data to results; {@link dev.synram.training.ChipTraining} and
 * {@link dev.synram.training.HostTraining} are its loops; package {@code block} runs models of the Deep Java Library on chips.
 */
@NullMarked
package dev.synram.training;

import org.jspecify.annotations.NullMarked;
