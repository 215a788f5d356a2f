/** Electrocardiograms: the beats of the MIT-BIH Arrhythmia Database as labelled samples. */
@NullMarked
package dev.synram.data.ecg;

import org.jspecify.annotations.NullMarked;
