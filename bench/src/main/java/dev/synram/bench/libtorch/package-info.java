/** The work of Synram in the library of PyTorch that trains its networks: a peer that needs no Python. */
@NullMarked
package dev.synram.bench.libtorch;

import org.jspecify.annotations.NullMarked;
