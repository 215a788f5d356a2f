package dev.synram.cli.option.spiking;

import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.Crossing;
import dev.synram.nir.execution.Emission;
import dev.synram.nir.execution.Integration;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.execution.Reset;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Start;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a NIR file leaves open, by the names that users type. */
public final class NirChoices {

    private NirChoices() {}

    /** The unit of times. */
    public enum Unit {
        S,
        MS;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** What happens to the membrane at a spike. */
    public enum ResetChoice {
        VALUE,
        ZERO,
        SUBTRACT;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** When a membrane spikes. */
    public enum ThresholdChoice {
        ABOVE,
        AT;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** When nodes see spikes. */
    public enum ArrivalChoice {
        SAME,
        NEXT;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** When a neuron spikes. */
    public enum EmissionChoice {
        CROSSING,
        LATE;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** How the equations are solved. */
    public enum IntegrationChoice {
        STEPPED,
        EXACT,
        EULER;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    /** The membrane before the first step. */
    public enum StartChoice {
        ZERO,
        LEAK;

        @Override
        public String toString() {
            return typed(this);
        }
    }

    private static Reset reset(ResetChoice choice) {
        return switch (choice) {
            case VALUE -> Reset.TO_V_RESET;
            case ZERO -> Reset.TO_ZERO;
            case SUBTRACT -> Reset.BY_SUBTRACTION;
        };
    }

    private static String typed(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Semantics with those settings that were chosen. */
    record Chosen(
            @Nullable Unit unit,
            @Nullable Double dt,
            @Nullable ResetChoice reset,
            @Nullable ThresholdChoice threshold,
            @Nullable ArrivalChoice arrival,
            @Nullable EmissionChoice emission,
            @Nullable IntegrationChoice integration,
            @Nullable StartChoice start) {

        Semantics over(Semantics semantics) {
            Semantics changed = semantics;
            changed = with(
                    changed,
                    unit,
                    choice -> choice == Unit.S ? NirTime.SECONDS : NirTime.MILLISECONDS,
                    Semantics::withUnit);
            changed = with(changed, dt, choice -> choice, Semantics::withDt);
            changed = with(changed, reset, NirChoices::reset, Semantics::withReset);
            changed = with(
                    changed,
                    threshold,
                    choice -> choice == ThresholdChoice.ABOVE ? Crossing.ABOVE : Crossing.AT_OR_ABOVE,
                    Semantics::withCrossing);
            changed = with(
                    changed,
                    arrival,
                    choice -> choice == ArrivalChoice.SAME ? Arrival.SAME_STEP : Arrival.NEXT_STEP,
                    Semantics::withArrival);
            changed = with(
                    changed,
                    emission,
                    choice -> choice == EmissionChoice.CROSSING ? Emission.AT_CROSSING : Emission.ONE_STEP_LATE,
                    Semantics::withEmission);
            changed = with(
                    changed, integration, choice -> Integration.valueOf(choice.name()), Semantics::withIntegration);
            return with(changed, start, choice -> Start.valueOf(choice.name()), Semantics::withStart);
        }

        /** Sets one setting. */
        @FunctionalInterface
        private interface Setter<T> {

            Semantics set(Semantics semantics, T value);
        }

        private static <C, T> Semantics with(
                Semantics semantics, @Nullable C choice, Function<C, T> meaning, Setter<T> setter) {
            return choice == null ? semantics : setter.set(semantics, meaning.apply(choice));
        }
    }
}
