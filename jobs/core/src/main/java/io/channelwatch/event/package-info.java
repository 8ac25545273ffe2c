/**
 * What comes in: the records of the input topics as plain values, and the rules by which one is
 * refused. The first stage; nothing of the product stands to its left.
 */
@NullMarked
package io.channelwatch.event;

import org.jspecify.annotations.NullMarked;
