/**
 * What a backtest found, as one HTML page: alerts come in, episodes, figures and curves are made of
 * them, a page that needs nothing else goes out.
 */
@NullMarked
package io.channelwatch.cli.report;

import org.jspecify.annotations.NullMarked;
