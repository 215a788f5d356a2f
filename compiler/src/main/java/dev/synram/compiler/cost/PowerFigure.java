package dev.synram.compiler.cost;

import java.util.List;

/**
 * A power of one chip that energies are computed with.
 *
 * @param name a few words that tell which figure it is
 * @param watts power of a chip, above 0
 */
public record PowerFigure(String name, double watts) {

    /** 0.3 W: the source document's figure for the chip, given with its MNIST experiment. */
    public static final PowerFigure PUBLISHED = new PowerFigure("published for MNIST", 0.3);

    /**
     * 0.70 W: 192 uJ in 276 us for one electrocardiogram, both measured for the chip of the mobile system (Stradmann et al.,
     * arXiv 2103.15960).
     */
    public static final PowerFigure MOBILE = new PowerFigure("measured in the mobile system", 192.0 / 276);

    public PowerFigure {
        if (!(watts > 0 && Double.isFinite(watts))) {
            throw new IllegalArgumentException(
                    "a power of %s W is not possible; it must be more than 0".formatted(watts));
        }
    }

    /** The two named figures. */
    public static List<PowerFigure> named() {
        return List.of(PUBLISHED, MOBILE);
    }

    /** A power that the caller gives. */
    public static PowerFigure given(double watts) {
        return new PowerFigure("given", watts);
    }
}
