package dev.synram.cli;

import dev.synram.compiler.Compiler;
import dev.synram.training.gradient.TrainingChips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chips of the same kind, each member calibrated by itself.
 *
 * @param members chips that a network is laid out on together
 * @param compilers one a member
 */
record Fleet(List<CalibratedChips> members, List<Compiler> compilers) implements AutoCloseable {

    /** The seed of a member's first chip. */
    static long seed(TrainOptions options, int member) {
        return options.chipSeed + (long) member * options.layout.chips;
    }

    /** Makes and calibrates the chips to train on; the last one has drifted the most. */
    static Fleet make(TrainOptions options, Progress progress) {
        List<CalibratedChips> members = new ArrayList<>();
        List<Compiler> compilers = new ArrayList<>();
        for (int i = 0; i < options.fleet; i++) {
            CalibratedChips chips = member(options, i, progress);
            double hours = options.drift * (options.fleet == 1 ? 1 : i / (options.fleet - 1.0));
            chips.age(Duration.ofSeconds(Math.round(3600 * hours)));
            members.add(chips);
            compilers.add(new Compiler(chips.machine(), options.layout.wait));
        }
        return new Fleet(members, compilers);
    }

    /** Makes and calibrates one member. */
    static CalibratedChips member(TrainOptions options, int number, Progress progress) {
        return options.layout.make(seed(options, number), progress);
    }

    /** Mean gain of all chips. */
    double gain() {
        return members.stream().mapToDouble(CalibratedChips::gain).average().orElseThrow();
    }

    List<TrainingChips> training() {
        List<TrainingChips> all = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            CalibratedChips chips = members.get(i);
            all.add(new TrainingChips(chips.chips(), compilers.get(i), chips.gain()));
        }
        return all;
    }

    @Override
    public void close() {
        members.forEach(CalibratedChips::close);
    }
}
