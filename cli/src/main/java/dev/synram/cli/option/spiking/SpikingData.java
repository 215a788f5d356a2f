package dev.synram.cli.option.spiking;

import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.data.ClassNames;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.Labelling;
import dev.synram.data.source.YinYang;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.encoding.Darkness;

/** Samples for spiking networks: those that are generated, or of a file. */
public final class SpikingData {

    /** The name of the data that are generated. */
    public static final String YIN_YANG = "yin-yang";

    private SpikingData() {}

    /**
     * Reads samples, resizes gray pictures of at least 16 x 16 pixels to that size, and prints which class has which number, unless the data set is known by its name.
     *
     * @param option what names them
     * @throws UserError if they cannot be read
     */
    public static DataSplit read(
            String option, String name, Labelling labelling, Progress progress, TerminalOutput out) {
        if (name.equals(YIN_YANG)) {
            if (!labelling.equals(Labelling.OF_SOURCE)) {
                throw new UserError("%s %s has classes of its own; leave out --labels, --label-column and --classes"
                        .formatted(option, name));
            }
            return YinYang.split();
        }
        try {
            DataSplit split = DataOptions.read(name, labelling, progress);
            if (!split.labelSource().isEmpty()) {
                out.format("classes: %s (%s)%n", ClassNames.map(split.classNames()), split.labelSource());
                out.flush();
            }
            return Darkness.fits(split.train()) ? Darkness.of(split) : split;
        } catch (DataException e) {
            throw new UserError("%s: %s".formatted(option, e.getMessage()), e);
        }
    }
}
