/** Commands about methods of training. */
@NullMarked
package dev.synram.cli.command.training;

import org.jspecify.annotations.NullMarked;
