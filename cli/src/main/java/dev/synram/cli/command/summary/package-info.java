/** What several commands print of their results, for people. */
@NullMarked
package dev.synram.cli.command.summary;

import org.jspecify.annotations.NullMarked;
