package dev.synram.experiment.conversion;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.Mac;
import dev.synram.network.quantization.Quantization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Searches for the way to convert a network whose outputs come closest to those in float, one coordinate at a time. */
final class TrialSearch {

    /** Filling idle space may make a batch longer by this factor: mostly weights that no longer fit all at once. */
    private static final double LONGER = 1.1;

    /** More rows for outputs with few may make a sample longer by these factors, one after the other. */
    private static final double[] LONGER_FOR_ROWS = {1.25, 1.5, 2};

    private static final int[] LEAST_ROWS = {32, 64, 128};

    private static final double SMALLEST_LIMIT = 0.02;
    private static final double[] STRETCHES = {0.8, 1.25};
    private static final double EQUALIZATION = 2;

    /** Passes of a thorough search; a time limit would make the result depend on the machine. */
    private static final int MOST_STRETCHED = 60;

    private final Passes passes;
    private final Criterion criterion;
    private final ConversionSettings settings;
    private final double gain;
    private final ResidentFill resident;
    private Trial filled;
    private Trial best;
    private double bestScore;

    TrialSearch(Passes passes, Criterion criterion, ConversionSettings settings, double gain) {
        this.passes = passes;
        this.criterion = criterion;
        this.settings = settings;
        this.gain = gain;
        resident = new ResidentFill(passes, settings.copies());
        best = Trial.first(settings.inputBits());
        filled = best;
    }

    /**
     * What a search found.
     *
     * @param trial the best way
     * @param tradeOffs ways with more bits of activations, each with one more layer than the one before, if bits are chosen; the trial
     *     is the one that comes closest
     */
    record Found(Trial trial, List<TradeOff> tradeOffs) {}

    Found run() {
        best = settings.resident() ? resident.of(best) : best.with(fill(best));
        filled = best;
        LayerwiseQuantization first = passes.run(best);
        bestScore = first.distance(criterion);
        searchRows(first.strengths(gain));
        searchLimit();
        tryOut(best.withEqualization(EQUALIZATION));
        if (settings.effort() == ConversionEffort.THOROUGH) {
            tryOut(best.withEqualization(EQUALIZATION * EQUALIZATION));
            searchStretches();
        }
        return settings.automaticBits() ? withBits() : new Found(best, List.of());
    }

    private boolean tryOut(Trial trial) {
        double score = passes.score(trial, criterion);
        boolean better = score < bestScore && isAdmitted(trial);
        if (better) {
            best = trial;
            bestScore = score;
        }
        return better;
    }

    private boolean isAdmitted(Trial trial) {
        return !settings.resident() || resident.admits(trial, filled);
    }

    /** The most that idle space takes without making a batch much longer. */
    private Fill fill(Trial trial) {
        double shortest = Double.POSITIVE_INFINITY;
        double[] micros = new double[Fill.ALL.size()];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = passes.batchMicros(trial.with(Fill.ALL.get(i)));
            shortest = Math.min(shortest, micros[i]);
        }
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] <= LONGER * shortest) {
                return Fill.ALL.get(i);
            }
        }
        return Fill.NONE;
    }

    /** More rows for the outputs of layers with few, as long as the outputs come closer by more than the root of the time. */
    private void searchRows(Map<String, Integer> strengths) {
        Lowered lowering = passes.lowering(best);
        double taken = 1;
        for (double longer : LONGER_FOR_ROWS) {
            Trial trial = withMoreRows(lowering, strengths, longer);
            double score = passes.score(trial, criterion);
            if (score * Math.sqrt(longer / taken) < bestScore && isAdmitted(trial)) {
                best = trial;
                bestScore = score;
                taken = longer;
            }
        }
    }

    /** More rows where they cost least first, until a sample takes too long. */
    private Trial withMoreRows(Lowered lowering, Map<String, Integer> strengths, double longer) {
        Map<Mac, Double> micros = new LinkedHashMap<>();
        for (Mac mac : lowering.macs()) {
            micros.put(mac, lowering.micros(mac, 0, strength(strengths, mac)));
        }
        double left = (longer - 1) * sum(micros);
        Trial chosen = best;
        for (int rows : LEAST_ROWS) {
            record Price(Mac mac, double micros) {}
            List<Price> prices = new ArrayList<>();
            for (Mac mac : lowering.macs()) {
                double more = lowering.micros(mac, rows, strength(strengths, mac)) - value(micros, mac);
                prices.add(new Price(mac, more));
            }
            prices.sort(Comparator.comparingDouble(Price::micros));
            for (Price price : prices) {
                if (price.micros() <= left) {
                    left -= price.micros();
                    micros.merge(price.mac(), price.micros(), Double::sum);
                    chosen = chosen.withLeastRows(price.mac().name(), rows);
                }
            }
        }
        return chosen;
    }

    private static int strength(Map<String, Integer> strengths, Mac mac) {
        return strengths.getOrDefault(mac.name(), 1);
    }

    private static double value(Map<Mac, Double> micros, Mac mac) {
        return micros.getOrDefault(mac, 0.0);
    }

    private static double sum(Map<Mac, Double> micros) {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Halves the range of the inputs as long as that helps, then looks between. */
    private void searchLimit() {
        double share = 1;
        while (share / 2 > SMALLEST_LIMIT && tryOut(best.withInputLimit(share / 2))) {
            share /= 2;
        }
        tryOut(best.withInputLimit(share * Math.sqrt(0.5)));
        if (share < 1) {
            tryOut(best.withInputLimit(share * Math.sqrt(2)));
        }
    }

    private void searchStretches() {
        int left = MOST_STRETCHED;
        for (Mac mac : passes.lowered(best).macs()) {
            for (double factor : STRETCHES) {
                double next = best.stretch(mac.name()) * factor;
                while (left-- > 0 && tryOut(best.withStretch(mac.name(), next))) {
                    next *= factor;
                }
            }
        }
    }

    /** One more layer at a time gets as many bits as results have, the one that comes closest alone first; others stay as they are. */
    private Found withBits() {
        record Gain(String layer, double score) {}
        Trial narrow = best;
        List<Gain> gains = new ArrayList<>();
        Trial all = narrow;
        Lowered lowering = passes.lowering(narrow);
        for (Mac mac : lowering.macs()) {
            if (!settings.inputBits().containsKey(mac.name()) && lowering.mostBits(mac) >= MostBits.OF_RESULTS) {
                gains.add(new Gain(
                        mac.name(), passes.score(narrow.withBits(mac.name(), MostBits.OF_RESULTS), criterion)));
                all = all.withBits(mac.name(), MostBits.OF_RESULTS);
            }
        }
        gains.sort(Comparator.comparingDouble(Gain::score));
        double limit = widerLimit(all);
        List<TradeOff> tradeOffs = new ArrayList<>(List.of(tradeOff(narrow)));
        Trial widened = narrow;
        for (Gain next : gains) {
            Trial wider = widened.withBits(next.layer(), MostBits.OF_RESULTS);
            Optional<TradeOff> step = DoubleStream.of(narrow.inputLimit(), limit)
                    .distinct()
                    .mapToObj(wider::withInputLimit)
                    .filter(this::isAdmitted)
                    .map(this::tried)
                    .min(Comparator.comparingDouble(TradeOff::distance));
            if (step.isPresent()) {
                widened = wider;
                tradeOffs.add(step.get());
            }
        }
        return new Found(best, tradeOffs);
    }

    /** Finer activations need not limit inputs as much. */
    private double widerLimit(Trial all) {
        double limit = all.inputLimit();
        double least = passes.score(all, criterion);
        for (double share = 2 * limit; share < 2; share *= 2) {
            double wider = Math.min(1, share);
            double score = passes.score(all.withInputLimit(wider), criterion);
            if (score < least) {
                least = score;
                limit = wider;
            }
        }
        return limit;
    }

    private TradeOff tried(Trial trial) {
        TradeOff step = tradeOff(trial);
        if (step.distance() < bestScore) {
            best = trial;
            bestScore = step.distance();
        }
        return step;
    }

    private TradeOff tradeOff(Trial trial) {
        LayerwiseQuantization result = passes.run(trial);
        Quantization quantization = result.of(gain);
        double micros = passes.batchMicros(Workload.of(quantization.rounded()));
        return new TradeOff(trial.bits(), result.distance(criterion), micros / Compiler.DEFAULT_BATCH);
    }
}
