/** Commands that train networks with chips in the loop. */
@NullMarked
package dev.synram.cli.command.training;

import org.jspecify.annotations.NullMarked;
