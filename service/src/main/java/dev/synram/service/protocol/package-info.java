/** The Open Inference Protocol, version 2: requests and responses, in JSON and with binary tensors. */
@NullMarked
package dev.synram.service.protocol;

import org.jspecify.annotations.NullMarked;
