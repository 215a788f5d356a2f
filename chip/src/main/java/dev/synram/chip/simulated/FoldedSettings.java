package dev.synram.chip.simulated;

import dev.synram.chip.MacSettings;

/** What the folded model tabulates, by the number of events, for one way of sending them. */
final class FoldedSettings {

    private final EventTiming timing;
    private final LineLoss loss;
    private final NoiseDeviation noise;

    FoldedSettings(HemisphereCircuits circuits, FoldedColumns columns, MacSettings settings) {
        timing =
                new EventTiming(settings, columns.typicalLeakRate(), columns.typicalInputMicros(), circuits.settling());
        loss = new LineLoss(timing, columns.typicalInputMicros());
        noise = new NoiseDeviation(circuits, columns, timing);
    }

    EventTiming timing() {
        return timing;
    }

    LineLoss loss() {
        return loss;
    }

    NoiseDeviation noise() {
        return noise;
    }
}
