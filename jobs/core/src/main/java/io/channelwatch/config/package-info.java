/** The one configuration file, read and checked. */
@NullMarked
package io.channelwatch.config;

import org.jspecify.annotations.NullMarked;
