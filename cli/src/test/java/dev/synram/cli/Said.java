package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the program answers, run within the test's process.
 *
 * @param status its exit status
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
record Said(int status, String out, String err) {

    static Said by(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
        ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
        int status;
        try {
            System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
            status = Main.run(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return new Said(status, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8));
    }

    /** A mistake of the user's is answered in one line, with exit status 2. */
    static void refused(String why, String... arguments) {
        Said said = by(arguments);
        assertThat(said.err()).startsWith("synram: ").contains(why);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.status()).isEqualTo(2);
    }
}
