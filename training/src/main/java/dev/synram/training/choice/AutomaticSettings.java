package dev.synram.training.choice;

import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.training.InitialWeights;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import java.util.List;
import java.util.Locale;

/**
 * The settings that the recipe {@code auto} chooses for a network and its data. All training needs about as many updates of the weights as
 * MNIST with {@link TrainingSettings#defaults}, however few samples there are, within what a host computes in minutes.
 *
 * @param subject the network and its data
 */
public record AutomaticSettings(TrainingSubject subject) {

    /** 60,000 samples in batches of 400, eight times. */
    private static final int UPDATES = 1200;

    /** 60,000 samples in batches of 250, 16 times. */
    private static final int HOST_UPDATES = 3840;

    private static final int HOST_BATCH = 250;
    private static final int LARGEST_BATCH = 400;
    private static final int SMALLEST_BATCH = 50;
    private static final int BATCHES_AN_EPOCH = 20;
    private static final int FEWEST_EPOCHS = 8;
    private static final int MOST_EPOCHS = 32;
    private static final int FEWEST_HOST_EPOCHS = 16;
    private static final int MOST_HOST_EPOCHS = 64;

    /** Multiply-adds of the forward pass of all epochs in the loop: a host with 2 cores computes them in minutes. */
    private static final double MOST_WORK = 1e13;

    private static final int FEWEST_EPOCHS_OF_LARGE = 2;

    /** With more images than these, shifts are left to the user. */
    private static final int FEW_IMAGES = 20_000;

    /** The settings. */
    public TrainingSettings settings() {
        return TrainingSettings.of(TrainingPreset.AUTO)
                .withHostEpochs(hostEpochs())
                .withEpochs(epochs())
                .withBatch(batch())
                .withShift(shift());
    }

    private int batch() {
        return Math.clamp(subject.samples() / BATCHES_AN_EPOCH, SMALLEST_BATCH, LARGEST_BATCH);
    }

    private int epochs() {
        return Math.min(epochsForUpdates(), affordable());
    }

    private int epochsForUpdates() {
        return Math.clamp(Math.ceilDiv((long) UPDATES * batch(), subject.samples()), FEWEST_EPOCHS, MOST_EPOCHS);
    }

    private int affordable() {
        double epochs = MOST_WORK / ((double) subject.multiplyAdds() * subject.samples());
        return (int) Math.clamp(epochs, FEWEST_EPOCHS_OF_LARGE, MOST_EPOCHS);
    }

    private int hostEpochs() {
        return subject.trained()
                ? 0
                : Math.clamp(
                        Math.ceilDiv((long) HOST_UPDATES * HOST_BATCH, subject.samples()),
                        FEWEST_HOST_EPOCHS,
                        MOST_HOST_EPOCHS);
    }

    private int shift() {
        return subject.images() && subject.samples() < FEW_IMAGES ? 1 : 0;
    }

    /**
     * The main settings of a training with this recipe, with their reasons.
     *
     * @param used what the training uses: these settings, or some that the user gave instead
     */
    List<ChosenSetting> explained(TrainingSettings used) {
        TrainingSettings own = settings();
        boolean drawn = used.start().weights() == InitialWeights.DRAWN;
        return new ChoiceList()
                .add(
                        "host-epochs",
                        used.hostEpochs(),
                        drawn ? 0 : own.hostEpochs(),
                        PresetChoices.hostReason(drawn, subject.trained(), "; " + samples()))
                .add("epochs", used.epochs(), own.epochs(), epochsReason())
                .add(
                        "batch",
                        used.batch(),
                        own.batch(),
                        "about 20 updates an epoch, %s to %s samples".formatted(SMALLEST_BATCH, LARGEST_BATCH))
                .add("rate", used.rate(), own.rate(), "as in the recipe general")
                .add("shift", used.shift(), own.shift(), shiftReason())
                .add("fleet", used.fleet().fleet(), own.fleet().fleet(), "for one chip, which is most accurate there")
                .addRecalibration(used)
                .all();
    }

    private String samples() {
        return String.format(Locale.ROOT, "%,d samples", subject.samples());
    }

    private String epochsReason() {
        return affordable() < epochsForUpdates()
                ? String.format(Locale.ROOT, "%,d multiply-adds a sample, so fewer epochs", subject.multiplyAdds())
                : String.format(Locale.ROOT, "%s, about %,d updates are wanted", samples(), UPDATES);
    }

    private String shiftReason() {
        if (!subject.images()) {
            return "samples are not images";
        }
        return shift() > 0 ? String.format(Locale.ROOT, "fewer than %,d images", FEW_IMAGES) : samples() + " are many";
    }
}
