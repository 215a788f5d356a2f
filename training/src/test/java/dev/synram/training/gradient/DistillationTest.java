package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.SettingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DistillationTest {

    private static final int SAMPLES = 7;
    private static final int CLASSES = 4;
    private static final double SCALE = 0.125;
    private static final DistillationSettings SETTINGS = new DistillationSettings(0.3f, 2.5f);
    private static final byte[] LABELS = {0, 1, 2, 3, 1, 0, 2};

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static float[] random(long seed, float scale) {
        float[] values = new float[SAMPLES * CLASSES];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * CounterRandom.normal(seed, i);
        }
        return values;
    }

    private static LabelledData batch() {
        return LabelledData.of(new float[SAMPLES], 1, LABELS);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Computed(double loss, float[] gradient) {}

    private static Computed byLibrary(BatchLoss loss, float[] results) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray tensor = Tensors.copy(manager, results, new Shape(SAMPLES, CLASSES));
            tensor.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray cost = loss.of(tensor, CrossEntropy.labels(tensor, LABELS), batch());
                collector.backward(cost);
                return new Computed(cost.getFloat(), tensor.getGradient().toFloatArray());
            }
        }
    }

    private static Computed taught(DistillationSettings settings, float[] teacher, float[] results) {
        return byLibrary(new Distillation(new CrossEntropy(SCALE), _ -> teacher.clone(), settings), results);
    }

    /** The formula in double precision. */
    private static double loss(DistillationSettings settings, float[] teacher, double[] results) {
        double sum = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double hard = -Math.log(share(results, s, LABELS[s], SCALE));
            double soft = 0;
            for (int c = 0; c < CLASSES; c++) {
                soft -= share(doubles(teacher), s, c, 1 / settings.temperature())
                        * Math.log(share(results, s, c, SCALE / settings.temperature()));
            }
            sum += (1 - settings.weight()) * hard
                    + settings.weight() * settings.temperature() * settings.temperature() * soft;
        }
        return sum / SAMPLES;
    }

    private static double share(double[] values, int sample, int of, double scale) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            sum += Math.exp(scale * values[sample * CLASSES + c]);
        }
        return Math.exp(scale * values[sample * CLASSES + of]) / sum;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    @Test
    void lossAndGradientAreThoseOfTheFormula() {
        float[] results = random(1, 30);
        float[] teacher = random(2, 4);
        Computed computed = taught(SETTINGS, teacher, results);
        assertThat(computed.loss()).isCloseTo(loss(SETTINGS, teacher, doubles(results)), within(1e-4));
        double step = 1e-3;
        double[] changed = doubles(results);
        for (int i = 0; i < changed.length; i++) {
            changed[i] = results[i] + step;
            double above = loss(SETTINGS, teacher, changed);
            changed[i] = results[i] - step;
            double below = loss(SETTINGS, teacher, changed);
            changed[i] = results[i];
            int sample = i / CLASSES;
            int c = i % CLASSES;
            double closed = (1 - SETTINGS.weight()) * (share(changed, sample, c, SCALE) - (c == LABELS[sample] ? 1 : 0))
                    + SETTINGS.weight()
                            * SETTINGS.temperature()
                            * (share(changed, sample, c, SCALE / SETTINGS.temperature())
                                    - share(doubles(teacher), sample, c, 1 / SETTINGS.temperature()));
            assertThat(computed.gradient()[i])
                    .isCloseTo((float) ((above - below) / (2 * step)), within(2e-6f))
                    .isCloseTo((float) (closed * SCALE / SAMPLES), within(1e-6f));
        }
    }

    @Test
    void withoutWeightTheTeacherDoesNotCount() {
        float[] results = random(3, 30);
        Computed labels = byLibrary(new CrossEntropy(SCALE), results);
        Computed taught = taught(new DistillationSettings(0, 4), random(4, 9), results);
        assertThat(taught.gradient()).containsExactly(labels.gradient(), within(1e-7f));
        assertThat(taught.loss()).isCloseTo(labels.loss(), within(1e-6));
    }

    /** A network that agrees with its teacher has nothing to learn from it; one that does not has. */
    @Test
    void agreementHasNoGradient() {
        float[] results = random(5, 30);
        float[] same = results.clone();
        for (int i = 0; i < same.length; i++) {
            same[i] *= (float) SCALE;
        }
        DistillationSettings alone = new DistillationSettings(1, 3);
        for (float gradient : taught(alone, same, results).gradient()) {
            assertThat(gradient).isCloseTo(0, within(1e-7f));
        }
        assertThat(taught(alone, random(6, 4), results).gradient()[0]).isNotCloseTo(0, within(1e-4f));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new DistillationSettings(1.5f, 1))
                .isInstanceOf(SettingException.class)
                .hasMessage("teacherWeight is 1.5; it must be 0..1");
        assertThatThrownBy(() -> new DistillationSettings(0.5f, 0))
                .isInstanceOf(SettingException.class)
                .hasMessage("temperature is 0.0; it must be above 0, at most 100");
    }
}
