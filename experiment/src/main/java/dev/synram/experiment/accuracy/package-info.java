/** What an accuracy on a sample of data says: intervals, differences between chips and references, and a verdict. */
@NullMarked
package dev.synram.experiment.accuracy;

import org.jspecify.annotations.NullMarked;
