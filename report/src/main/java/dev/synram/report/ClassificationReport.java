package dev.synram.report;

import dev.synram.network.quantization.RangeUse;
import dev.synram.report.chart.Curve;
import dev.synram.report.chart.SampleDigit;
import dev.synram.report.page.Accuracies;
import dev.synram.report.page.ChipFigures;
import dev.synram.report.page.CostFigures;
import dev.synram.report.page.MisclassifiedDigit;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.SortedMap;

/**
 * All that the page about a classifier on a chip shows.
 *
 * @param title heading
 * @param accuracies the four accuracies
 * @param hostCurves accuracies by epoch of the training in float
 * @param chipCurves accuracies by epoch of the training in the loop
 * @param result what the retrained network said of the test set
 * @param samples test images with the chip's outputs
 * @param trials number of trials behind the error bars of the samples
 * @param misclassified test images that went wrong
 * @param chip what was measured of the chip
 * @param uses how much of their ranges the layers used before retraining
 * @param cost time, energy and speed
 * @param provenance data, settings, seeds, versions
 */
public record ClassificationReport(
        String title,
        Accuracies accuracies,
        List<Curve> hostCurves,
        List<Curve> chipCurves,
        Classification result,
        List<SampleDigit> samples,
        int trials,
        List<MisclassifiedDigit> misclassified,
        ChipFigures chip,
        List<RangeUse> uses,
        CostFigures cost,
        SortedMap<String, String> provenance) {}
