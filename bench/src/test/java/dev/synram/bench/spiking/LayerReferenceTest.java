package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against solutions in closed form. */
class LayerReferenceTest {

    private static final double TAU_MEMBRANE = 6;
    private static final double TAU_INPUT = 3;
    private static final double WEIGHT = 0.8;
    private static final double START = 2;

    /** With one event, the time constant of the input half that of the membrane: a quadratic equation in exp(-t / 6). */
    @Test
    void firstSpikesOfLinearInputsAreThoseOfTheClosedForm() {
        double scale = WEIGHT * TAU_MEMBRANE * TAU_INPUT / (TAU_MEMBRANE - TAU_INPUT);
        double x = (1 + Math.sqrt(1 - 4 / scale)) / 2;
        double expected = START - TAU_MEMBRANE * Math.log(x);
        assertThat(LayerReference.firstSpikes(layer(WEIGHT, 0)).micros(0, 0)).isCloseTo(expected, within(1e-9));
    }

    /** An integrator gets the charge {@code tau (asinh(s w) - asinh(s w exp(-t / tau))) / s}. */
    @Test
    void saturatingInputsGiveTheirCharge() {
        double saturation = 3;
        SpikingLayer layer = withMembrane(layer(WEIGHT, saturation), 1e12);
        double charged = Math.log(saturation * WEIGHT + Math.hypot(1, saturation * WEIGHT));
        double left = Math.sinh(charged - saturation / TAU_INPUT);
        double expected = START - TAU_INPUT * Math.log(left / (saturation * WEIGHT));
        assertThat(LayerReference.firstSpikes(layer).micros(0, 0)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void weakAndInhibitingEventsLeaveItSilent() {
        assertThat(LayerReference.firstSpikes(layer(0.6, 0)).count()).isZero();
        assertThat(LayerReference.firstSpikes(layer(-WEIGHT, 0)).count()).isZero();
    }

    private static SpikingLayer layer(double weight, double saturation) {
        return new SpikingLayer(
                38,
                60,
                new double[] {TAU_MEMBRANE},
                new double[] {TAU_INPUT},
                new double[] {1},
                new double[] {0},
                new double[] {saturation},
                new double[][] {{weight}},
                new double[][][] {{{0, START}}});
    }

    private static SpikingLayer withMembrane(SpikingLayer layer, double tau) {
        return new SpikingLayer(
                layer.duration(),
                layer.refractory(),
                new double[] {tau},
                layer.tauInput(),
                layer.threshold(),
                layer.reset(),
                layer.saturation(),
                layer.weights(),
                layer.samples());
    }
}
