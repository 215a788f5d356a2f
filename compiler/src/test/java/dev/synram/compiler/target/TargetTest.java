package dev.synram.compiler.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.geometry.ChipGeometry;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static BitSet first(int count) {
        BitSet failed = new BitSet();
        failed.set(0, count);
        return failed;
    }

    private static Target with(Defects defects) {
        return Target.of(ChipGeometry.BRAINSCALES2, List.of(defects));
    }

    @Test
    void oneInputAndOneColumnOfEachSynramAreEnough() {
        int inputs = ChipGeometry.SIGNED_INPUTS;
        int columns = ChipGeometry.COLUMNS;
        List<BitSet> none = List.of(new BitSet(), new BitSet());
        assertThat(with(Defects.NONE).isUsable()).isTrue();
        assertThat(with(new Defects(List.of(first(inputs - 1), first(0)), List.of(first(0), first(columns - 1))))
                        .isUsable())
                .isTrue();
        assertThat(with(new Defects(List.of(first(inputs), first(0)), none)).isUsable())
                .isFalse();
        assertThat(with(new Defects(none, List.of(first(0), first(columns)))).isUsable())
                .isFalse();
    }
}
