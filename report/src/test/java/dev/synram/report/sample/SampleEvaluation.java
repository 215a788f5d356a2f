package dev.synram.report.sample;

import dev.synram.compiler.cost.DurationRange;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.accuracy.Answer;
import dev.synram.experiment.accuracy.ClassTest;
import dev.synram.experiment.accuracy.Verdict;
import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.ClassResults;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import dev.synram.experiment.result.Remedy;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.runtime.Classification;
import dev.synram.runtime.LayerDeviation;
import dev.synram.runtime.LayerSaturation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Evaluations with made-up values. */
public final class SampleEvaluation {

    private static final CalibrationState STATE = new CalibrationState("public", 12);
    private static final String LONG = "encoder.layers.%s.feed_forward.intermediate.dense/MatMul <&\">";

    private SampleEvaluation() {}

    /** One chip, no analysis. */
    public static EvaluationResult small() {
        return result("net", 1, List.of(), List.of(), List.of());
    }

    /** Several chips, with long names and all analyses. */
    public static EvaluationResult large() {
        return result(
                LONG.formatted(0),
                3,
                List.of(
                        new CalibrationAccuracy(STATE, 0.9823, new AccuracyInterval(0.9795, 0.9847), null),
                        new CalibrationAccuracy(
                                new CalibrationState("best", 0),
                                0.9836,
                                new AccuracyInterval(0.9809, 0.9859),
                                new AccuracyDifference(0.0013, -0.0002, 0.0028))),
                sensitivities(LONG, 6),
                sensitivities("offset of the synaptic input of column group %s", 14));
    }

    private static List<Sensitivity> sensitivities(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sensitivity(name.formatted(i), 0.002 * (count - i) - 0.004, 0.005 * (count - i)))
                .toList();
    }

    private static Sensitivity sensitivity(String cause, double drop, double changed) {
        return new Sensitivity(cause, 500, 0.98 - drop, drop, drop - 0.01, drop + 0.01, drop < 0.01, changed);
    }

    private static EvaluationResult result(
            String model,
            int chips,
            List<CalibrationAccuracy> calibrations,
            List<Sensitivity> layers,
            List<Sensitivity> sources) {
        List<String> host = chips == 1 ? List.of() : List.of("softmax on the host");
        return new EvaluationResult(
                new Answer(
                        chips == 1 ? Verdict.SURVIVES : Verdict.DOES_NOT_SURVIVE,
                        0.01,
                        new AccuracyDrop(0.0239, 0.0112, 0.0366),
                        500,
                        2,
                        chips,
                        "95 %, over samples and chips of this kind"),
                "0.1.0",
                model,
                "mnist",
                500,
                "5a3e",
                10,
                1,
                1,
                STATE,
                new ConversionState("thorough", "low-latency"),
                0.9871,
                List.of(1, 0, 1),
                host,
                IntStream.range(0, chips).mapToObj(i -> chip(i, chips > 1)).toList(),
                byClass(),
                calibrations,
                chips == 1 ? List.of() : causes(),
                layers,
                chips == 1
                        ? List.of()
                        : List.of(
                                new LayerDeviation(LONG.formatted(0), 2.1, 3, 24.5, 0.9, 2, 1.02),
                                new LayerDeviation(LONG.formatted(1), 9.4, 0, 12, 0.3, 9, 0.5)),
                sources,
                chips == 1
                        ? List.of()
                        : List.of(new Remedy(
                                "less of: noise",
                                "--convert thorough",
                                new AccuracyDifference(0.012, 0.004, 0.02),
                                false)),
                7);
    }

    /** Of three classes, the last without samples. */
    private static List<ClassResults> byClass() {
        byte[] labels = {0, 0, 0, 1, 1, 0};
        Classification inFloat = new Classification(labels, new byte[] {0, 0, 0, 1, 1, 1}, 3);
        Classification onChip = new Classification(labels, new byte[] {0, 0, 1, 1, 0, 1}, 3);
        return ClassResults.all(
                new ClassTest(List.of("normal <&>", "ventricular", "other"), Optional.empty(), false),
                inFloat,
                List.of(onChip, inFloat),
                List.of());
    }

    private static List<CauseEffect> causes() {
        return Stream.of("noise", "fixed pattern", "rounding and range of results")
                .map(cause -> new CauseEffect(
                        cause, "--convert thorough", sensitivity(cause, 0.02, 0.05), sensitivity(cause, -0.004, 0.02)))
                .toList();
    }

    private static ChipEvaluation chip(int number, boolean converted) {
        return new ChipEvaluation(
                number + 1,
                0.9632 - 0.01 * number,
                0.0021,
                new AccuracyDrop(0.0239 + 0.01 * number, 0.01 + 0.01 * number, 0.04 + 0.01 * number),
                0.96,
                0.95,
                2.06,
                0.00195,
                List.of(0.9632, 0.964),
                List.of(2, 1, 2),
                List.of(List.of(480, 20), List.of(17, 483)),
                List.of(new LayerSaturation("conv1", 0.01, 0.002)),
                List.of("layer conv1 is starved: more sends would help"),
                converted ? fits() : List.of(),
                converted
                        ? List.of(
                                new TradeOff(Map.of("conv1", 5), 0.08, 402),
                                new TradeOff(Map.of("conv1", 6), 0.05, 520),
                                new TradeOff(Map.of("conv1", 7), 0.048, 1152))
                        : List.of(),
                List.of(
                        new ModelledCost(
                                "public",
                                1_151_361.3,
                                DurationRange.exactly(1_151_361.3),
                                1_151_361.3,
                                DurationRange.exactly(1_151_361.3),
                                List.of(new ModelledEnergy("published for MNIST", 0.3, 345.4))),
                        new ModelledCost(
                                "optimized",
                                402,
                                new DurationRange(198, 402, 1015),
                                624,
                                new DurationRange(300, 624, 1500),
                                Stream.of("published for MNIST", "measured in the mobile system")
                                        .map(power -> new ModelledEnergy(power, 0.3, 0.1206))
                                        .toList())));
    }

    private static List<LayerFit> fits() {
        return IntStream.range(0, 6)
                .mapToObj(i -> new LayerFit(LONG.formatted(i), i == 0 ? 20 : 90, 127, 0.001, 24.5, 12, 5, 2, 1, 3, 1))
                .toList();
    }
}
