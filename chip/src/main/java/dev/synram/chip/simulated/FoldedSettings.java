package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.MacSettings;

/** What the folded model tabulates, by the number of events, for one way of sending them. */
final class FoldedSettings {

    private final EventTiming timing;
    private final LineLoss loss;
    private final NoiseDeviation[] noise = new NoiseDeviation[SIGNED_INPUTS + 1];

    FoldedSettings(HemisphereCircuits circuits, FoldedColumns columns, MacSettings settings) {
        timing =
                new EventTiming(settings, columns.typicalLeakRate(), columns.typicalInputMicros(), circuits.settling());
        loss = new LineLoss(timing, columns.typicalInputMicros());
        for (int events = 0; events <= SIGNED_INPUTS; events++) {
            noise[events] = new NoiseDeviation(
                    circuits, columns.typicalLeakRate(), timing.duration(events), events * settings.numSends());
        }
    }

    EventTiming timing() {
        return timing;
    }

    LineLoss loss() {
        return loss;
    }

    NoiseDeviation noise(int events) {
        return noise[events];
    }
}
