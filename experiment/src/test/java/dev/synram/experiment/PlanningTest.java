package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.result.plan.PlanResult;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static final PlanSettings SETTINGS = PlanSettings.defaults();

    private static FloatModel published() {
        return KnownNetwork.PUBLISHED.drawn(1);
    }

    @Test
    void withoutDataSendsAndActivityAreAssumedAndSaid() {
        NetworkPlan plan = new Planning(SETTINGS).run(published());
        assertThat(plan.basis()).hasSize(3).allMatch(sentence -> sentence.startsWith("assumed without data: "));
        assertThat(plan.result().layers())
                .allMatch(layer -> layer.numSends() == PlanSettings.ASSUMED_SENDS)
                .allMatch(layer -> layer.activity() == PlanSettings.ASSUMED_ACTIVITY);
        assertThat(plan.result().basis()).isEqualTo(plan.basis());
    }

    @Test
    void whatIsGivenReplacesWhatIsAssumed() {
        NetworkPlan plan = new Planning(SETTINGS.withNumSends(3).withActivity(0.25)).run(published());
        assertThat(plan.basis())
                .containsExactly(
                        "every vector is sent 3 times, as given",
                        "assumed without data: inputs of the network are not negative",
                        "25.0 % of the inputs of every layer are not 0, as given");
        assertThat(plan.result().layers())
                .allMatch(layer -> layer.numSends() == 3)
                .allMatch(layer -> layer.activity() == 0.25);
    }

    /** Of a network with sends of its own, sends are refused instead of left out, and an activity replaces the assumption. */
    @Test
    void whatWouldNotCountIsRefused() {
        assertThatThrownBy(() -> new Planning(SETTINGS.withNumSends(3)).run(PlannedNetwork.ECG))
                .isInstanceOf(SettingException.class)
                .hasMessage("numSends is given, but ecg has sends of its own; leave it out or give a network in float");
        assertThat(new Planning(SETTINGS).run(PlannedNetwork.ECG).basis())
                .containsExactly(
                        "assumed: layers that meet the public description of the mobile system's network",
                        "assumed: every vector is sent 8 times",
                        "assumed: half of the inputs of every layer are not 0");
        assertThat(new Planning(SETTINGS.withActivity(0.25))
                        .run(PlannedNetwork.ECG)
                        .basis())
                .containsExactly(
                        "assumed: layers that meet the public description of the mobile system's network",
                        "assumed: every vector is sent 8 times",
                        "25.0 % of the inputs of every layer are not 0, as given");
    }

    /** An activity that is given counts beside samples, sends do not: the conversion chooses them, or the network has them. */
    @Test
    void besideSamplesAnActivityCountsAndSendsAreRefused() {
        Network network = Flow.input(Shape.vector(4)).dense(3).relu().dense(2).network("small");
        FloatModel small = new FloatModel("small", new FloatNetwork(network, Initializer.parameters(network, 1)));
        float[] values = {0, 1, 0.5f, 0, 1, 0, 0.2f, 0.7f
        }; // of two samples, the lowest and the highest are never 0 once centred
        DataSplit data = DataSplit.of(LabelledData.of(values, 4, new byte[] {0, 1}));
        ChipSettings chip = ChipSettings.defaults();
        NetworkPlan measured = new Planning(SETTINGS).run(small, data, chip, SimulatedChips::exact);
        assertThat(measured.result().layers().getFirst().activity()).isEqualTo(1);
        assertThat(measured.basis()).singleElement().asString().contains(", and its activity as measured, for ");
        NetworkPlan given = new Planning(SETTINGS.withActivity(0.25)).run(small, data, chip, SimulatedChips::exact);
        assertThat(given.result().layers()).allMatch(layer -> layer.activity() == 0.25);
        assertThat(given.basis())
                .hasSize(2)
                .noneMatch(sentence -> sentence.contains("measured"))
                .last()
                .isEqualTo("25.0 % of the inputs of every layer are not 0, as given");

        Planning sends = new Planning(SETTINGS.withNumSends(3));
        assertThatThrownBy(() -> sends.run(small, data, chip, SimulatedChips::exact))
                .isInstanceOf(SettingException.class)
                .hasMessage("numSends is given, but samples determine it; leave it out or plan without samples");
        Model quantized =
                Model.of("q.synram", small.fitted(data.train()).onChips(0.002).network());
        assertThatThrownBy(() -> sends.requireMeasurable(quantized))
                .isInstanceOf(SettingException.class)
                .hasMessage("numSends is given, but q.synram has sends of its own; leave it out");
    }

    /** The published network's sends are 7, 10 and 7, its activity is below a half: assumed costs must not be far off. */
    @Test
    void theAssumptionsAreNearTheMeasuredNetwork() {
        PlanResult assumed = new Planning(SETTINGS).run(published()).result();
        PlanResult known = new Planning(SETTINGS).run(PlannedNetwork.MNIST).result();
        assertThat(known.basis()).isEmpty();
        assertThat(known.tiles()).isEqualTo(assumed.tiles());
        known.schedules()
                .forEach((name, cost) -> assertThat(
                                Objects.requireNonNull(assumed.schedules().get(name))
                                        .microsecondsPerSample())
                        .as(name)
                        .isBetween(0.8 * cost.microsecondsPerSample(), 1.5 * cost.microsecondsPerSample()));
    }

    /** {@code (x - 0.5) / 0.5}, as many exported networks begin: activations of both signs take twice the vectors. */
    @Test
    void aNormalizationInFrontOfTheNetworkIsPlanned() {
        FloatWeights weights = new FloatWeights(4, 2, new float[8]);
        Network network = Flow.input(Shape.vector(4)).batchNorm().dense(2).network("normalized");
        FloatWeights norm = new FloatWeights(2, 4, new float[] {2, 2, 2, 2, -1, -1, -1, -1});
        NetworkPlan plan = new Planning(SETTINGS)
                .run(new FloatModel("normalized", new FloatNetwork(network, List.of(norm, weights))));
        assertThat(plan.basis())
                .last()
                .isEqualTo(
                        "assumed without data: inputs are not negative before the network's own normalization, but after it");
        assertThat(plan.result().layers().getFirst().places().getFirst().vectorsPerSample())
                .isEqualTo(2);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SETTINGS.withActivity(1.5))
                .isInstanceOf(SettingException.class)
                .hasMessage("activity is 1.5; it must be 0..1");
        assertThatThrownBy(() -> SETTINGS.withNumSends(0)).hasMessage("numSends is 0; it must be 1..10000");
        assertThatThrownBy(() -> SETTINGS.withChips(0)).hasMessage("chips is 0; it must be 1..256");
    }
}
