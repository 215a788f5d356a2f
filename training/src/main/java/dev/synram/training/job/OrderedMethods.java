package dev.synram.training.job;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonFields;
import dev.synram.training.ImageSettings;
import dev.synram.training.LayerOrder;
import dev.synram.training.TrainingSettings;
import dev.synram.training.robustness.setting.PatternSettings;
import dev.synram.training.robustness.setting.RobustnessSettings;

/**
 * Methods of training by the names of their fields.
 *
 * @param robustness what is done so that the network is robust to chips
 * @param images how images are varied
 * @param layers which layers are trained in which epochs
 */
record OrderedMethods(RobustnessSettings robustness, ImageSettings images, LayerOrder layers) {

    private static final String SIZE = "pattern_noise";
    private static final String VARIATION = "pattern_variation";

    static OrderedMethods read(JsonFields order) {
        return new OrderedMethods(
                new RobustnessSettings(
                        flag(order, "learn_steps"),
                        pattern(order),
                        single(order, "sharpness"),
                        flag(order, "recalibrate")),
                new ImageSettings(integer(order, "crop"), flag(order, "flip")),
                new LayerOrder(flag(order, "layer_by_layer"), integer(order, "together_epochs")));
    }

    private static PatternSettings pattern(JsonFields order) {
        PatternSettings pattern = new PatternSettings(single(order, SIZE), single(order, VARIATION));
        if (order.has(VARIATION) && !pattern.isUsed()) {
            throw new SettingException(VARIATION, "is given without %s; give both or leave it out".formatted(SIZE));
        }
        return pattern;
    }

    /** Settings with these methods. */
    TrainingSettings in(TrainingSettings settings) {
        return settings.withGradient(settings.gradient().with(robustness))
                .withSampling(settings.sampling().with(images))
                .withOrder(layers);
    }

    private static boolean flag(JsonFields order, String name) {
        return order.has(name) && order.flag(name);
    }

    private static float single(JsonFields order, String name) {
        return order.has(name) ? order.single(name) : 0;
    }

    private static int integer(JsonFields order, String name) {
        return order.has(name) ? order.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE) : 0;
    }
}
