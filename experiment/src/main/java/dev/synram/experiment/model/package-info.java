/** Networks that users name: in files of other tools, saved ones, and those that come with the program. */
@NullMarked
package dev.synram.experiment.model;

import org.jspecify.annotations.NullMarked;
