package dev.synram.contract.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a program again and again, with a fault at its first change of the file system, then at its second, and so on. */
public final class EveryChange {

    private static final int MOST_CHANGES = 10_000;

    private EveryChange() {}

    /** What is tried; each run has a folder of its own. */
    public interface Program {

        /** Makes what is there before the program runs. */
        void prepare(Path folder) throws IOException;

        /** The program; exceptions of a full disk may leave it. */
        void run(Path folder) throws IOException;

        /**
         * Checks what the program has left.
         *
         * @param change number of the change with the fault, from 1
         */
        void check(Path folder, int change) throws IOException;
    }

    /**
     * Tries all changes; the last run has no fault.
     *
     * @param parent an empty folder
     * @return number of changes
     */
    public static int of(Path parent, Fault fault, Program program) throws IOException {
        for (int change = 1; change < MOST_CHANGES; change++) {
            Path folder = Files.createDirectory(parent.resolve(Integer.toString(change)));
            program.prepare(folder);
            Path faulty = FaultyFileSystem.of(folder, fault, change);
            boolean ended = runs(program, faulty, fault);
            program.check(folder, change);
            if (ended && FaultyFileSystem.changes(faulty) < change) {
                return change - 1;
            }
        }
        throw new AssertionError("it does not end after %s changes".formatted(MOST_CHANGES));
    }

    /** Whether the program was not killed. */
    private static boolean runs(Program program, Path folder, Fault fault) throws IOException {
        try {
            program.run(folder);
            return true;
        } catch (Killed e) {
            return false;
        } catch (IOException e) {
            if (fault != Fault.FULL_DISK) {
                throw e;
            }
            return true;
        }
    }
}
