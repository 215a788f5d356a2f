package dev.synram.contract.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Checks pages in a headless Chromium: axe-core, the console, overflow, and the boxes of texts. Needs Node.js with npm, which
 * fetches playwright-core and axe-core, and a browser: Chromium or Chrome on the path, or what the environment variable {@code
 * SYNRAM_BROWSER} says, a file or {@code playwright} for that which playwright has installed.
 */
public final class PageChecks {

    private static final String BROWSER = "SYNRAM_BROWSER";
    private static final String PLAYWRIGHT = "playwright";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "check.mjs", "inspect.mjs", "boxes.mjs");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path folder;
    private final String browser;

    private PageChecks(Path folder, String browser) {
        this.folder = folder;
        this.browser = browser;
    }

    /** Whether the environment asks for a browser, so that missing programs are failures. */
    public static boolean isRequired() {
        return System.getenv(BROWSER) != null;
    }

    /**
     * The checks, if there are Node.js and a browser.
     *
     * @param folder for programs that are fetched, and scripts
     */
    public static Optional<PageChecks> find(Path folder) {
        if (isRequired()) {
            return Optional.of(new PageChecks(folder, System.getenv(BROWSER)));
        }
        boolean npm = onPath(List.of(WINDOWS ? "npm.cmd" : "npm")).isPresent();
        return npm ? onPath(BROWSERS).map(file -> new PageChecks(folder, file.toString())) : Optional.empty();
    }

    private static Optional<Path> onPath(List<String> names) {
        List<String> folders = Arrays.asList(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Fetches what the checks need; again only if it changed.
     *
     * @throws IOException if the folder cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void install() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String file : FILES) {
            copy("/browser/" + file, file);
        }
        Path installed = folder.resolve("installed.json");
        Path wanted = folder.resolve("package-lock.json");
        if (!Files.exists(installed) || Files.mismatch(installed, wanted) >= 0) {
            run(List.of(WINDOWS ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The findings on all pages of a folder, light and dark, in wide and narrow windows.
     *
     * @throws IOException if the folder cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> findings(Path pages) throws IOException, InterruptedException {
        return node("check.mjs", pages.toAbsolutePath().toString());
    }

    /**
     * The findings of a script of the caller's, which is run with the argument, and the browser unless it is that of playwright.
     *
     * @param script a resource whose name begins with a slash; it may import {@code inspect.mjs}
     * @throws IOException if it cannot be run
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> findings(String script, String argument) throws IOException, InterruptedException {
        String name = script.substring(script.lastIndexOf('/') + 1);
        copy(script, name);
        return node(name, argument);
    }

    private List<String> node(String script, String argument) throws IOException, InterruptedException {
        Stream<String> command = Stream.of("node", script, argument);
        return run(Stream.concat(command, browser.equals(PLAYWRIGHT) ? Stream.of() : Stream.of(browser))
                .toList());
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = PageChecks.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("%s took longer than %s".formatted(command, PATIENCE));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "%s failed: %s%s".formatted(command, Files.readString(log), Files.readString(out)));
        }
        return Files.readAllLines(out);
    }
}
