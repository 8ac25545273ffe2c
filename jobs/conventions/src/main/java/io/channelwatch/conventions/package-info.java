/**
 * What the code of every module keeps to: each class gives rules, which the modules' own tests hold
 * against their classes.
 */
@NullMarked
package io.channelwatch.conventions;

import org.jspecify.annotations.NullMarked;
