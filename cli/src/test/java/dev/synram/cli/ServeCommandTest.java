package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The server without the libraries that its module brings. */
class ServeCommandTest {

    @Test
    void theLibrariesAreAskedFor() {
        for (String command : new String[] {"serve net.synram", "serve token alice"}) {
            Said said = Said.by(command.split(" ", -1));
            assertThat(said.err())
                    .startsWith(
                            "synram: serving needs the libraries of module service, which are not here; run ./synram")
                    .hasLineCount(1);
            assertThat(said.status()).isEqualTo(1);
        }
    }

    @Test
    void usersAndDaysAreChecked() {
        Said.refused("USER: 'a b' is no name", "serve", "token", "a b");
        Said.refused("--days is 0; it must be 1..3650", "serve", "token", "alice", "--days", "0");
    }

    @Test
    void helpNamesTheOptionsAndCommands() {
        assertThat(Said.by("help", "serve").out())
                .contains("--http-port", "--tokens", "--recalibrate-after", "token", "about 30 MB");
        assertThat(Said.by("serve", "token", "--help").out()).contains("Usage: synram serve token", "Example: ");
    }
}
