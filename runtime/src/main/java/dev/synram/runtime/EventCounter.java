package dev.synram.runtime;

import dev.synram.chip.Vectors;
import dev.synram.compiler.Activity;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Placement;
import dev.synram.compiler.Program;
import java.util.Arrays;

/** Counts the events that a program sends while it runs. */
final class EventCounter {

    private final long[] slots;
    private int samples;

    EventCounter(Program program) {
        slots = new long[program.steps().size()];
    }

    void addSamples(int count) {
        samples += count;
    }

    void count(int stepIndex, MacStep step, Vectors inputs) {
        int[] busiest = new int[step.passes()];
        for (int v = 0; v < inputs.count(); v++) {
            Arrays.fill(busiest, 0);
            for (Placement placement : step.placements()) {
                int events = nonZero(
                        inputs.data(),
                        inputs.start(v) + placement.tile().firstInput(),
                        placement.tile().inputs());
                busiest[placement.pass()] = Math.max(busiest[placement.pass()], events);
            }
            for (int events : busiest) {
                slots[stepIndex] += events;
            }
        }
    }

    private static int nonZero(byte[] data, int from, int length) {
        int count = 0;
        for (int i = from; i < from + length; i++) {
            count += data[i] == 0 ? 0 : 1;
        }
        return count;
    }

    Activity activity() {
        return new Activity(samples, slots.clone());
    }
}
