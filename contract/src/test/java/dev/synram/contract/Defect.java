package dev.synram.contract;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chips that violate the contract in one way each, with the test that must detect it. */
enum Defect {
    EVENTS_IN_A_BYTE("allUnsignedInputsMaySendEvents") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    return super.multiply(what, activations, results) & 255;
                }
            };
        }
    },
    NO_EVENTS_WHEN_ADDING("eventsAreCountedInAnyLayout") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
                    super.multiplyAdd(what, activations, results);
                    return 0;
                }
            };
        }
    },
    EVENTS_OF_ALL_SENDS("eventsAreThoseOfOneSend") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    return super.multiply(what, activations, results)
                            * what.settings().numSends();
                }
            };
        }
    },
    ONE_SEND_ONLY("moreSendsGiveLargerResults") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    return super.multiply(new Multiplication(what.block(), what.noise()), activations, results);
                }
            };
        }
    },
    ADDS_ALWAYS("multiplyOverwritesAndMultiplyAddAdds") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    return super.multiplyAdd(what, activations, results);
                }
            };
        }
    },
    SUMS_WRAP("resultsSaturate") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
                    Vectors product = Vectors.zeros(results.count(), results.length());
                    long events = super.multiply(what, activations, product);
                    for (int v = 0; v < results.count(); v++) {
                        for (int c = 0; c < results.length(); c++) {
                            results.data()[results.index(v, c)] += product.data()[product.index(v, c)];
                        }
                    }
                    return events;
                }
            };
        }
    },
    WRITES_BESIDE_RESULTS("onlyResultsAreWritten") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    long events = super.multiply(what, activations, results);
                    if (results.count() > 1) {
                        results.data()[results.index(0, results.length() - 1) + 1] = 1;
                    }
                    return events;
                }
            };
        }
    },
    CHECKS_ONE_VECTOR("activationsOutOfRangeAreRefused") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    if (activations.count() < 2) {
                        return super.multiply(what, activations, results);
                    }
                    Vectors masked = Vectors.zeros(activations.count(), activations.length());
                    for (int v = 0; v < activations.count(); v++) {
                        activations.copy(v, masked.data(), masked.start(v));
                    }
                    for (int i = masked.length(); i < masked.data().length; i++) {
                        masked.data()[i] &= ChipGeometry.MAX_ACTIVATION;
                    }
                    return super.multiply(what, masked, results);
                }
            };
        }
    },
    NOISE_FROM_A_COUNTER("theSameKeyGivesTheSameBits") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private int calls;

                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    long events = super.multiply(what, activations, results);
                    if (results.count() > 0) {
                        results.data()[results.index(0, 0)] = (byte) calls++;
                    }
                    return events;
                }
            };
        }
    },
    NOISE_WITHOUT_OFFSET("resultsDoNotDependOnHowABatchIsSplit") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    long events = super.multiply(what, activations, results);
                    for (int v = 0; v < results.count(); v++) {
                        results.data()[results.index(v, 0)] ^= (byte) (v & 1);
                    }
                    return events;
                }
            };
        }
    },
    WEIGHTS_BEFORE_CHECKS("invalidWeightsAreRefused") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public void writeWeights(Block block, byte[] weights) {
                    if (block.hemisphere() < 2 && weights.length == block.size()) {
                        byte[] clamped = weights.clone();
                        for (int i = 0; i < clamped.length; i++) {
                            clamped[i] =
                                    (byte) Math.clamp(clamped[i], block.rows().minWeight(), 63);
                        }
                        super.writeWeights(block, clamped);
                    }
                    super.writeWeights(block, weights);
                }
            };
        }
    },
    WEIGHTS_NOT_COPIED("theArrayOfWeightsIsCopied") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private Block block = Block.whole(0);
                private byte[] weights = new byte[block.size()];

                @Override
                public void writeWeights(Block newBlock, byte[] newWeights) {
                    super.writeWeights(newBlock, newWeights);
                    block = newBlock;
                    weights = newWeights;
                }

                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    super.writeWeights(block, weights);
                    return super.multiply(what, activations, results);
                }
            };
        }
    },
    ROW_MODES_APART("unsignedWeightsReplaceSignedOnes") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private final ExactChip unsigned = new ExactChip(2);

                private ExactChip holder(Block block) {
                    return block.rows() == RowMode.SIGNED ? sound : unsigned;
                }

                @Override
                public void writeWeights(Block block, byte[] weights) {
                    holder(block).writeWeights(block, weights);
                }

                @Override
                public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
                    return holder(what.block()).multiply(what, activations, results);
                }
            };
        }
    },
    CELLS_NOT_COPIED("arraysOfCellsAreCopied") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private final Map<Cell, int[]> cells = new EnumMap<>(Cell.class);

                @Override
                public int[] readCells(Cell cell) {
                    return cells.computeIfAbsent(cell, super::readCells);
                }

                @Override
                public void writeCells(Cell cell, int[] values) {
                    super.writeCells(cell, values);
                    cells.put(cell, values);
                }
            };
        }
    },
    CELLS_CLAMPED("invalidCellValuesAreRefused") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public void writeCells(Cell cell, int[] values) {
                    super.writeCells(
                            cell,
                            Arrays.stream(values)
                                    .map(value -> Math.clamp(value, cell.min(), cell.max()))
                                    .toArray());
                }
            };
        }
    },
    READS_AT_ANY_TIME("impossibleReadingsAreRefused") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
                    double micros = Double.isNaN(microsAfterReset) ? 0 : microsAfterReset;
                    return super.readMembranes(hemisphere, micros, noise);
                }
            };
        }
    },
    ANSWERS_WHEN_CLOSED("aClosedChipRefusesEveryCall") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public int[] readCells(Cell cell) {
                    try {
                        return super.readCells(cell);
                    } catch (IllegalStateException e) {
                        return new int[cell.instances(geometry())];
                    }
                }
            };
        }
    },
    CLOSES_ONCE("aChipMayBeClosedTwice") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private boolean closed;

                @Override
                public void close() {
                    if (closed) {
                        throw new IllegalStateException("closed already");
                    }
                    closed = true;
                    super.close();
                }
            };
        }
    },
    ANY_NUMBER_OF_THREADS("aSecondThreadIsRefused") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                private final ExactChip other = new ExactChip(2);

                @Override
                public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
                    return other.readVoltage(hemisphere, cellValue, noise);
                }
            };
        }
    },
    CANNOT_SPIKE_SILENTLY("aChipThatCannotSpikeSaysSo") {
        @Override
        Chip plant() {
            return new ForwardingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    return List.of();
                }
            };
        }
    },
    CONFIGURATIONS_CUT("configurationsOfOtherSizesAreRefused") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    boolean larger =
                            configuration.geometry().hemispheres() > geometry().hemispheres();
                    return larger ? List.of() : super.emulate(configuration, runs, noise);
                }
            };
        }
    },
    RUNS_BEFORE_CHECKS("recordingsOfMissingNeuronsAreRefused") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    List<SpikingRecord> records = new ArrayList<>();
                    for (SpikingRun run : runs) {
                        records.addAll(super.emulate(configuration, List.of(run), noise.skip(records.size())));
                    }
                    return records;
                }
            };
        }
    },
    SAMPLES_AT_THE_END_MISSING("recordingsHaveTheirShapes") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    return super.emulate(configuration, runs, noise).stream()
                            .map(result -> new SpikingRecord(
                                    result.spikes(),
                                    result.cadc(),
                                    Arrays.copyOf(result.madc(), Math.max(0, result.madc().length - 1)),
                                    result.counters(),
                                    result.correlation()))
                            .toList();
                }
            };
        }
    },
    KEEPS_WEIGHTS("weightsAreZeroAfterwards") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                void forgetWeights() {}
            };
        }
    },
    STATE_STAYS_BETWEEN_RUNS("neuronsSpikeBecauseOfInput") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    List<SpikingRecord> records = super.emulate(configuration, runs, noise);
                    for (int i = 1; i < records.size(); i++) {
                        int[] before = records.get(i - 1).counters().spikes();
                        int[] spikes = records.get(i).counters().spikes();
                        Arrays.setAll(spikes, j -> Math.min(255, spikes[j] + before[j]));
                    }
                    return records;
                }
            };
        }
    },
    ROWS_EXCITE("nothingSpikesThatIsNotConfiguredTo") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                double step(SpikingConfiguration configuration, int hemisphere, int row, int column, RowUse use) {
                    return Math.abs(super.step(configuration, hemisphere, row, column, use));
                }
            };
        }
    },
    ADDRESSES_IGNORED("nothingSpikesThatIsNotConfiguredTo") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                boolean matches(int address, EventLabel label) {
                    return true;
                }
            };
        }
    },
    NODES_COMPARE_TOO_FEW_BITS("eventsOfTheHostPassNodesThatTheyMatch") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                boolean passes(CrossbarNode node, EventLabel label) {
                    return super.passes(node, new EventLabel(label.value() & ~1));
                }
            };
        }
    },
    LABELS_OF_NEURONS_SHARED("recordedSpikesAreThoseThatWereCounted") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                boolean passes(CrossbarNode node, EventLabel label) {
                    boolean isNeuron = node.input() < Crossbar.NEURON_OUTPUTS;
                    return isNeuron ? node.target() >> 8 == label.value() >> 8 : super.passes(node, label);
                }
            };
        }
    },
    CROSSBAR_OPEN("aClosedCrossbarPassesNothing") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    SpikingConfiguration.Builder open = configuration.toBuilder();
                    if (configuration.nodes().isEmpty()) {
                        open.node(CrossbarNode.open(Crossbar.linkInput(1), Crossbar.linkOutput(1)));
                    }
                    return super.emulate(open.build(), runs, noise);
                }
            };
        }
    },
    LOSES_EVENTS_SILENTLY("lostEventsAreCounted") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    List<SpikingRecord> records = super.emulate(configuration, runs, noise);
                    records.forEach(result -> Arrays.fill(result.counters().dropped(), 0));
                    return records;
                }
            };
        }
    },
    CLOCK_OF_SOURCES_DIVIDED("backgroundSourcesSendToTheirLink") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    BackgroundSource source = configuration.background(2);
                    SpikingConfiguration slower = configuration.toBuilder()
                            .background(
                                    2,
                                    new BackgroundSource(
                                            source.period() + 1, source.rate(), source.seed(), source.label(), 0))
                            .build();
                    return super.emulate(slower, runs, noise);
                }
            };
        }
    },
    RUNS_BEGIN_AT_REST("runsMayBeginAtTheResetPotential") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                boolean beginsAtReset(SpikingRun run) {
                    return false;
                }
            };
        }
    },
    SPIKES_FROM_A_COUNTER("theSameKeyGivesTheSameSpikes") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                private int calls;

                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    return super.emulate(configuration, runs, noise.fold(calls++));
                }
            };
        }
    },
    RUNS_WITHOUT_OFFSET("spikesDoNotDependOnHowRunsAreSplit") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    return super.emulate(configuration, runs, new NoiseKey(noise.key(), 0));
                }
            };
        }
    },
    SPIKES_WHEN_CLOSED("aClosedChipRefusesEveryCall") {
        @Override
        Chip plant() {
            return new IntegratingChip() {
                @Override
                public List<SpikingRecord> emulate(
                        SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
                    try {
                        return super.emulate(configuration, runs, noise);
                    } catch (IllegalStateException e) {
                        return List.of();
                    }
                }
            };
        }
    };

    private final String test;

    Defect(String test) {
        this.test = test;
    }

    abstract Chip plant();

    /** The test that must fail. */
    String test() {
        return test;
    }
}
