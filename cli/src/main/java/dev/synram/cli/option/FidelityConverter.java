package dev.synram.cli.option;

import dev.synram.simulator.Fidelity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names that users give to the models of the chip. */
public final class FidelityConverter implements ITypeConverter<Fidelity> {

    @Override
    public Fidelity convert(String value) {
        return switch (value) {
            case "folded" -> Fidelity.FOLDED;
            case "event-driven" -> Fidelity.EVENT_DRIVEN;
            default ->
                throw new TypeConversionException("'%s' is no model; there are folded, event-driven".formatted(value));
        };
    }
}
