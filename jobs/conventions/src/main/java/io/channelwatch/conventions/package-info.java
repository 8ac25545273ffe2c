/**
 * What the tests of all modules share: rules that every module's code keeps to, golden files, and
 * what is needed to look into operators.
 */
@NullMarked
package io.channelwatch.conventions;

import org.jspecify.annotations.NullMarked;
