package dev.synram.experiment.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AblationTableTest {

    private static final AblationDesign TWO = new AblationDesign(List.of("a", "b"));

    @Test
    void rowsOfOneMethodAreThoseWithoutAndWithIt() {
        assertThat(new AblationDesign(List.of("a")).rows())
                .extracting(AblationDesign.Row::name)
                .containsExactly("none", "a");
        assertThat(TWO.rows())
                .extracting(AblationDesign.Row::name)
                .containsExactly("none", "a", "b", "all", "all but a", "all but b");
        assertThat(TWO.combinations())
                .as("all but one of two is the other alone")
                .containsExactly(List.of(), List.of("a"), List.of("b"), List.of("a", "b"));
    }

    /** Differences 1, 2, 3 per cent: mean 2, standard error 1 / sqrt(3), quantile 4.3027 of t with 2 degrees of freedom. */
    @Test
    void intervalsAreThoseOfStudent() {
        SeedStatistics statistics = SeedStatistics.of(new double[] {0.01, 0.02, 0.03});
        assertThat(statistics.estimate().value()).isCloseTo(0.02, within(1e-12));
        assertThat(statistics.estimate().high() - 0.02).isCloseTo(4.302653 * 0.01 / Math.sqrt(3), within(1e-8));
        assertThat(statistics.pValue()).as("t = 3.4641").isCloseTo(0.0741799, within(1e-6));
        assertThat(SeedStatistics.of(new double[] {0.5, 0.5}).pValue()).isEqualTo(1);
        assertThat(SeedStatistics.of(new double[] {0, 0}).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> SeedStatistics.of(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2");
    }

    /** 0.01 is below 0.05 / 4, 0.02 above 0.05 / 3, so all larger ones count as chance, also 0.03 below 0.05 / 1. */
    @Test
    void holmStopsAtTheFirstThatIsNotSignificant() {
        assertThat(HolmProcedure.significant(Map.of("a", 0.01, "b", 0.02, "c", 0.03, "d", 0.03)))
                .containsExactly("a");
        assertThat(HolmProcedure.significant(Map.of("a", 0.01, "b", 0.016, "c", 0.024, "d", 0.05)))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    /** Differences of trainings with the same seeds, however much seeds differ. */
    @Test
    void anEffectIsToldFromTheDifferencesOfSeeds() {
        List<AblationRun> runs = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            double base = 0.7 + 0.05 * number;
            double noise = 0.0001 * (number % 3);
            runs.add(new AblationRun(List.of(), number, base, null));
            runs.add(new AblationRun(List.of("a"), number, base - 0.02 + noise, null));
            runs.add(new AblationRun(List.of("b"), number, base + noise - 0.0001, null));
            runs.add(new AblationRun(List.of("a", "b"), number, base - 0.02, null));
        }
        AblationTable table = new AblationTable(TWO, runs);
        assertThat(table.comparisons()).isEqualTo(4);
        List<AblationRow> rows = table.rows();
        assertThat(rows.getFirst().difference()).isNull();
        assertThat(rows.get(1).difference()).satisfies(effect -> {
            assertThat(effect.to()).isEqualTo("none");
            assertThat(effect.mean()).isCloseTo(-0.02, within(2e-4));
            assertThat(effect.withinChance()).isFalse();
        });
        assertThat(rows.get(2).difference())
                .satisfies(effect -> assertThat(effect.withinChance()).isTrue());
        assertThat(rows.get(4).difference()).satisfies(effect -> {
            assertThat(effect.to()).isEqualTo("all");
            assertThat(effect.mean()).isCloseTo(0.02, within(2e-4));
        });
        assertThat(rows.getFirst().unseenAccuracy()).isNull();
    }

    /**
     * Methods without effect: in at most 5 % of tables one of them is taken for one with an effect. 400 tables have at most 35 (false alarms of
     * this test: below 1 in 1,000), and intervals without correction would give more.
     */
    @Test
    void tablesOfMethodsWithoutEffectSeldomShowOne() {
        assertThat(falseAlarms(5, 1e-9, true)).isBetween(1, 35);
        assertThat(falseAlarms(5, 1e-9, false))
                .as("negative control: without correction")
                .isGreaterThan(40);
    }

    /** Two trainings on few test samples often differ by the same number of them. */
    @Test
    void equalDifferencesAreNoEffect() {
        assertThat(falseAlarms(2, 0.01, true)).isLessThanOrEqualTo(35);
    }

    private static int falseAlarms(int seeds, double resolution, boolean isCorrected) {
        Random random = new Random(7);
        AblationDesign design = new AblationDesign(List.of("a", "b", "c"));
        int corrected = 0;
        int alone = 0;
        for (int i = 0; i < 400; i++) {
            List<AblationRun> runs = new ArrayList<>();
            for (List<String> methods : design.combinations()) {
                for (int number = 1; number <= seeds; number++) {
                    double accuracy = 0.9 + 0.01 * random.nextGaussian();
                    runs.add(new AblationRun(methods, number, resolution * Math.rint(accuracy / resolution), null));
                }
            }
            List<MethodEffect> effects = new ArrayList<>();
            for (AblationRow row : new AblationTable(design, runs).rows()) {
                MethodEffect effect = row.difference();
                if (effect != null) {
                    effects.add(effect);
                }
            }
            corrected += effects.stream().anyMatch(effect -> !effect.withinChance()) ? 1 : 0;
            alone += effects.stream().anyMatch(effect -> effect.low() > 0 || effect.high() < 0) ? 1 : 0;
        }
        return isCorrected ? corrected : alone;
    }
}
