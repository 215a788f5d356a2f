package dev.synram.experiment.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.compiler.spiking.Population;
import dev.synram.files.FileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayFileTest {

    private static final String VALID = """
            {
              "format": "synram-play", "version": 1, "durationMicros": 100, "repetitions": 2,
              "neurons": [
                { "name": "cells", "size": 3, "offsetCurrent": -70, "spiking": true, "exponential": false },
                { "name": "other" }
              ],
              "inputs": [
                { "name": "events", "size": 2, "spikes": [ { "input": 1, "micros": [1, 99.5] } ] },
                { "name": "noise", "hertz": 2000 }
              ],
              "synapses": [
                { "from": "events", "to": "cells", "weight": 63 },
                { "from": "noise", "to": "other", "weight": -5, "connector": "one-to-one" },
                { "from": "cells", "to": "cells", "weight": 9, "connector": "fixed-probability", "probability": 1 },
                { "from": "cells", "to": "other", "weight": 7, "sources": [0, 2], "targets": [0, 0] }
              ],
              "record": { "cadc": "cells", "madc": "cells", "madcNeuron": 2, "fromReset": true },
              "targets": { "leak": 90, "membraneMicros": 10, "adaptation": { "micros": 100, "strength": 0.5, "jump": 9 } }
            }
            """;

    private static PlayDescription parse(String document) {
        return PlayFile.parse(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void allFieldsAreRead() {
        PlayDescription play = parse(VALID);
        assertThat(play.network().neurons()).isEqualTo(4);
        assertThat(play.network().inputs()).isEqualTo(3);
        assertThat(play.network().synapses()).hasSize(6 + 1 + 6 + 2);
        assertThat(play.micros()).isEqualTo(100);
        assertThat(play.repetitions()).isEqualTo(2);
        assertThat(play.spikes()).singleElement().satisfies(one -> {
            assertThat(one.input().name()).isEqualTo("events[1]");
            assertThat(one.micros()).containsExactly(1.0, 99.5);
        });
        Population noise = play.network().population("noise").orElseThrow();
        assertThat(play.network().poissonHertz(noise)).hasValue(2000);
        assertThat(play.recordings().madc())
                .hasValueSatisfying(one -> assertThat(one.name()).isEqualTo("cells[2]"));
        assertThat(play.recordings().cadc()).extracting(Population::name).containsExactly("cells");
        assertThat(play.recordings().fromReset()).isTrue();
        assertThat(play.targets().leak()).isEqualTo(90);
        assertThat(play.targets().threshold()).isEqualTo(150);
        assertThat(play.targets().adaptation()).isPresent();
    }

    @Test
    void theExampleIsValid() {
        assertThat(PlayFile.parse(PlayFile.example()).network().neurons()).isEqualTo(40);
    }

    /** One change each; a message names the place, what was found and what is allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "weight": 63            | "weight": 64              | synapses[0].weight is 64; expected a whole number from -63 to 63
            "to": "cells", "weight": 63 | "to": "cell", "weight": 63 | synapses[0].to is "cell"; expected one of [cells, other, events, noise]
            "version": 1            | "version": 2              | it is of format synram-play, version 2; this program reads synram-play, version 1
            "durationMicros": 100   | "durationMicros": -3      | duration is -3.0 µs; it must be 0.1..100000 µs
            "durationMicros": 100   | "duration": 100           | it has no field durationMicros
            "repetitions": 2        | "repetition": 2           | repetition is not a field that belongs there
            "repetitions": 2        | "repetitions": 1001       | repetitions is 1001; expected a whole number from 1 to 1000
            [1, 99.5]               | [1, 100.5]                | spikes of events[1] have one at 100.5 µs; it must be within 0..100.0 µs
            "hertz": 2000           | "hertz": 0                | inputs[1]: population noise has a rate of 0.0 Hz; allowed are above 0 to 4000000 Hz
            "hertz": 2000           | "hertz": 9, "spikes": []  | inputs[1] has both hertz and spikes; give one of them
            "name": "other"         | "name": "cells"           | neurons[1]: two populations are called cells; give each a name of its own
            "one-to-one"            | "ring"                    | synapses[1].connector is "ring"; expected one of "all-to-all", "one-to-one", "fixed-probability"
            "probability": 1        | "probability": 1.5        | synapses[2]: the probability of a connection is 1.5; allowed are 0..1
            [0, 2]                  | [0]                       | synapses[3] has 1 sources and 2 targets; give as many of both
            "madc": "cells"         | "madc": "noise"           | record.madc is "noise", which are inputs; expected neurons
            "madcNeuron": 2         | "madcNeuron": 3           | record.madcNeuron is 3; expected a whole number from 0 to 2
            "leak": 90              | "leak": 9                 | the target leak is 9.0; allowed are 50.0..160.0 LSB
            "durationMicros": 100   | "durationMicros": 15000   | with recorded membranes, together they must last at most 20000 µs
            "leak": 90              | "leek": 90                | targets.leek is not a field that belongs there
            "offsetCurrent": -70    | "offsetCurrent": 1023     | neurons[0].offsetCurrent is 1023; expected a whole number from -1022 to 1022
            "to": "other", "weight": -5 | "to": "events", "weight": -5 | synapses[1]: a synapse leads from noise to events[0], which is an input; only neurons can be targets
            """)
    void mistakesAreNamed(String valid, String wrong, String message) {
        assertThat(VALID).contains(valid);
        assertThatThrownBy(() -> parse(VALID.replace(valid, wrong)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatWouldTakeAllMemoryIsRefused() {
        assertThatThrownBy(() -> parse("""
                        {"format": "synram-play", "version": 1, "durationMicros": 100000, "repetitions": 10,
                         "neurons": [{"name": "one"}], "inputs": [{"name": "noise", "size": 500, "hertz": 4000000}]}
                        """))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("inputs send about 2.00e+09 events in all repetitions; at most 10000000");
        assertThatThrownBy(() ->
                        parse("{\"format\": \"synram-play\", \"version\": 1, \"durationMicros\": 1, \"neurons\": []}"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("neurons is an empty list; expected one population or more");
    }

    @Test
    void aFileIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("play.json"), "{");
        assertThatThrownBy(() -> PlayFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("play.json cannot be read as what to play: it is not JSON as expected");
        assertThatThrownBy(() -> PlayFile.read(folder.resolve("none.json")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it does not exist");
    }

    /** Whatever is in a file, it is read or refused with a message of ours. */
    @Test
    void damagedFilesAreRefused() {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = VALID.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 1 + i % 3; change++) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) " 0123456789\"{}[],:-.truefalsn".charAt(random.nextInt(28));
            }
            assertThatCode(() -> {
                        try {
                            PlayFile.parse(damaged);
                        } catch (FileException e) {
                            assertThat(e.getMessage()).isNotEmpty();
                        }
                    })
                    .as(new String(damaged, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }
}
