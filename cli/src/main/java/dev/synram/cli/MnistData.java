package dev.synram.cli;

import dev.synram.data.LabelledImages;
import dev.synram.data.source.Mnist;
import dev.synram.training.augmentation.Samples;

/**
 * MNIST as the stages of a run take it.
 *
 * @param images all images
 * @param trainSamples number of training images in use
 * @param hash SHA-256 of the training images
 */
record MnistData(Mnist images, int trainSamples, String hash) {

    static MnistData of(Mnist images, MnistOptions options) {
        return new MnistData(
                images,
                options.trainSamples(images.train().count()),
                images.train().sha256());
    }

    LabelledImages test() {
        return images.test();
    }

    /** Training images with all their grey values. */
    Samples trainOnHost() {
        return samples(images.train(), images.train().pixels()).range(0, trainSamples);
    }

    /** Training images by which ranges are judged. */
    Samples calibrationOnHost() {
        return trainOnHost().range(0, Math.min(MnistRecipe.SCALING_SAMPLES, trainSamples));
    }

    /** Test images with all their grey values. */
    Samples testOnHost() {
        return samples(test(), test().pixels());
    }

    /** Training images as 5-bit activations. */
    Samples trainOnChip() {
        return samples(images.train(), images.train().quantized(MnistRecipe.INPUT_LEVELS))
                .range(0, trainSamples);
    }

    /** Test images as 5-bit activations. */
    Samples testOnChip() {
        return samples(test(), test().quantized(MnistRecipe.INPUT_LEVELS));
    }

    private static Samples samples(LabelledImages images, byte[] values) {
        return new Samples(values, images.imageSize(), images.labels());
    }
}
