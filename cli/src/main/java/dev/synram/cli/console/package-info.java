/** What the program prints for people, and the files that it writes for them. */
@NullMarked
package dev.synram.cli.console;

import org.jspecify.annotations.NullMarked;
