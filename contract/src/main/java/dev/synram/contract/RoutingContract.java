package dev.synram.contract;

import static dev.synram.contract.SpikingSignals.LINK;
import static dev.synram.contract.SpikingSignals.bursts;
import static dev.synram.contract.SpikingSignals.neurons;
import static dev.synram.contract.SpikingSignals.run;
import static dev.synram.contract.SpikingSignals.withInput;
import static dev.synram.contract.SpikingSignals.withSynapses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events of spiking chips go where nodes of the crossbar let them, and what is lost is counted. */
public interface RoutingContract extends SpikingChipUnderTest {

    /** Neurons whose spikes are not passed, and those of one output on each link: no event can be lost. */
    @Test
    default void recordedSpikesAreThoseThatWereCounted() {
        try (Chip chip = openSpiking()) {
            ChipGeometry geometry = chip.geometry();
            SpikingConfiguration.Builder builder =
                    withInput(withSynapses(neurons(geometry), geometry.hemispheres(), RowUse.EXCITATORY));
            int[] columns = {3, 40, 95, 96};
            for (int output = 0; output < columns.length; output++) {
                int label = EventLabel.ofNeuron(output, columns[output] % 32).value();
                builder.node(new CrossbarNode(
                        Crossbar.neuronInput(output), Crossbar.linkOutput(output), label, EventLabel.LARGEST_ROUTED));
            }
            SpikingRecord result = emulateOne(chip, builder.build(), run(bursts()));
            int total = 0;
            for (int output = 0; output < columns.length; output++) {
                int counted = result.counters().spikes()[columns[output]];
                total += counted;
                assertThat(count(result.spikes(), EventLabel.ofNeuron(output, columns[output] % 32)))
                        .as("spikes of column %s", columns[output])
                        .isEqualTo(counted);
                assertThat(result.counters().passed()[Crossbar.linkOutput(output)])
                        .as("events of link %s", output)
                        .isEqualTo(counted);
            }
            assertThat(total).isPositive();
            assertThat(result.spikes().count()).isEqualTo(total);
        }
    }

    private static long count(Events events, EventLabel label) {
        long count = 0;
        for (int i = 0; i < events.count(); i++) {
            count += events.label(i).equals(label) ? 1 : 0;
        }
        return count;
    }

    /** A crossbar whose nodes are closed loses what it does not pass without counting it. */
    @Test
    default void aClosedCrossbarPassesNothing() {
        try (Chip chip = openSpiking()) {
            ChipGeometry geometry = chip.geometry();
            SpikingConfiguration configuration = withSynapses(
                            neurons(geometry), geometry.hemispheres(), RowUse.EXCITATORY)
                    .background(0, BackgroundSource.regular(10, 0))
                    .build();
            SpikingRecord result = emulateOne(chip, configuration, run(bursts()));
            assertThat(result.spikes().count()).isZero();
            assertThat(result.counters().passed()).containsOnly(0);
            assertThat(result.counters().totalDropped()).isZero();
        }
    }

    /**
     * Events of all links, of which nodes pass the even labels back: they keep their order, labels and intervals. Inputs after the
     * end of the run are not sent.
     */
    @Test
    default void eventsOfTheHostPassNodesThatTheyMatch() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration.Builder builder = SpikingConfiguration.builder(chip.geometry());
            for (int link = 0; link < EventLabel.LINKS; link++) {
                builder.node(new CrossbarNode(Crossbar.linkInput(link), Crossbar.linkOutput(link), 0, 1));
            }
            Random random = new Random(6);
            Events.Builder sent = Events.builder();
            Events.Builder expected = Events.builder();
            for (int i = 0; i < 200; i++) {
                double micros = 0.05 * i;
                EventLabel label = new EventLabel(random.nextInt(1 << 16));
                sent.add(micros, label);
                if (label.value() % 2 == 0) {
                    expected.add(micros, label);
                }
            }
            sent.add(11, new EventLabel(2));
            Events inputs = expected.build();
            Events spikes = emulateOne(chip, builder.build(), SpikingRun.of(sent.build(), 10.5))
                    .spikes();
            assertThat(spikes.count()).isEqualTo(inputs.count());
            int delay = spikes.cycle(0) - inputs.cycle(0);
            assertThat(delay).as("delay in cycles").isBetween(0, 1250);
            for (int i = 0; i < spikes.count(); i++) {
                assertThat(spikes.label(i)).as("event %s", i).isEqualTo(inputs.label(i));
                assertThat(spikes.cycle(i) - inputs.cycle(i)).as("event %s", i).isEqualTo(delay);
            }
        }
    }

    /** Of 50 events in one cycle, those that the host does not get are counted. */
    @Test
    default void lostEventsAreCounted() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = SpikingConfiguration.builder(chip.geometry())
                    .node(CrossbarNode.open(Crossbar.linkInput(LINK), Crossbar.linkOutput(LINK)))
                    .build();
            Events.Builder burst = Events.builder();
            for (int i = 0; i < 50; i++) {
                burst.add(1, EventLabel.of(LINK, 0, i));
            }
            SpikingRecord result = emulateOne(chip, configuration, run(burst.build()));
            long dropped = result.counters().dropped()[Crossbar.linkInput(LINK)];
            assertThat(result.spikes().count() + dropped).isEqualTo(50);
            assertThat(result.counters().totalDropped()).isEqualTo(dropped);
            assertThat(result.counters().passed()[Crossbar.linkOutput(LINK)])
                    .isEqualTo(result.spikes().count());
        }
    }

    /** Regular ones send every period; a random one about as often as its rate says: 20 standard deviations are allowed. */
    @Test
    default void backgroundSourcesSendToTheirLink() {
        try (Chip chip = openSpiking()) {
            SpikingConfiguration configuration = SpikingConfiguration.builder(chip.geometry())
                    .node(CrossbarNode.open(Crossbar.backgroundInput(2), Crossbar.linkOutput(2)))
                    .node(CrossbarNode.open(Crossbar.backgroundInput(7), Crossbar.linkOutput(3)))
                    .background(2, BackgroundSource.regular(125, 77))
                    .background(7, BackgroundSource.poisson(1e6, 1, 78))
                    .build();
            Events events = emulateOne(chip, configuration, SpikingRun.of(Events.NONE, 1000.5))
                    .spikes();
            assertThat(count(events, new EventLabel(77))).isEqualTo(1000);
            assertThat(count(events, new EventLabel(78))).isBetween(400L, 1600L);
            int before = 0;
            for (int i = 0; i < events.count(); i++) {
                if (events.label(i).value() == 77) {
                    assertThat(events.cycle(i) - before).isEqualTo(125);
                    before = events.cycle(i);
                }
            }
        }
    }
}
