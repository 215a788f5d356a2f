/**
 * What users come for, without a tensor library: does a network survive on chips, and what does it cost? Settings are plain
 * records; results are records with a JSON form.
 */
@NullMarked
package dev.synram.experiment;

import org.jspecify.annotations.NullMarked;
