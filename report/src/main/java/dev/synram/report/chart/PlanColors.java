package dev.synram.report.chart;

import dev.synram.compiler.cost.CostPart;

/** Colors of layers and of cost parts. */
final class PlanColors {

    private static final String[] LAYERS = {
        "#74c7c7", "#e6cf6a", "#d7a3c8", "#b3bf5f", "#c2ad93", "#9fb4d8", "#e0b0a0", "#a5d3b8", "#c9c0e0", "#d8d8a0"
    };

    private PlanColors() {}

    /** The color of a multiplication by its index. */
    static String layer(int number) {
        return LAYERS[number % LAYERS.length];
    }

    static String part(CostPart part) {
        return switch (part) {
            case CONFIGURATION -> "#b9a3dd";
            case CONTROL -> "#d9b38c";
            case RESET -> "#e79a9a";
            case EVENTS -> "#7fb0e0";
            case READOUT -> "#8fcf9f";
            case HOST -> "#f2b56b";
            case IDLE -> "#e6eaef";
        };
    }
}
