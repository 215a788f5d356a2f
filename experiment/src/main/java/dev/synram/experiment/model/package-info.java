/** Networks from files of other tools, saved networks and those included in the program. */
@NullMarked
package dev.synram.experiment.model;

import org.jspecify.annotations.NullMarked;
