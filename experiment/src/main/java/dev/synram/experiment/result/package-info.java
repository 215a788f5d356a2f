/** Results of experiments: plain records whose components are the fields of the JSON files. */
@NullMarked
package dev.synram.experiment.result;

import org.jspecify.annotations.NullMarked;
