/** What every stage needs to speak to people. */
@NullMarked
package io.channelwatch.text;

import org.jspecify.annotations.NullMarked;
