package io.channelwatch.cli.files;

import java.io.IOException;
import java.util.Iterator;

/** Records of the input topics that can all be used, wherever they were read from. */
public interface CheckedRecords extends AutoCloseable {

  /** The exchange rates. */
  Iterator<EventRecord> rates();

  /** Silences, acknowledgements and their ends. */
  Iterator<EventRecord> silences();

  /** The records that are about one partner each, in the order in which they became known. */
  Iterator<KnownEvent> ofPartners();

  /** How many records are about one partner each. */
  long countOfPartners();

  @Override
  void close() throws IOException;
}
