/** Records of WFDB, the format of PhysioNet: headers, signals in format 212, annotations. */
@NullMarked
package dev.synram.data.wfdb;

import org.jspecify.annotations.NullMarked;
