/** Messages come in and are sent; what became of each goes out. */
@NullMarked
package io.channelwatch.notifying.deliver;

import org.jspecify.annotations.NullMarked;
