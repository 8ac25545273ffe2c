package io.channelwatch.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gives the records of files that are in order each, in the order of them all, up to an instant.
 */
final class SortedFiles<A extends SpecificRecord> implements Iterator<A>, AutoCloseable {

  private final RecordForm<?, A> form;
  private final long until;
  private final List<DataFileReader<A>> files = new ArrayList<>();
  private final PriorityQueue<Head<A>> heads;

  private record Head<A>(A record, Iterator<A> rest) {}

  private SortedFiles(RecordForm<?, A> form, long until) {
    this.form = form;
    this.until = until;
    this.heads =
        new PriorityQueue<>((left, right) -> form.order().compare(left.record(), right.record()));
  }

  /**
   * Opens what a {@link SortedFileSink} wrote to a folder.
   *
   * @param until the last instant of which records are given
   */
  static <A extends SpecificRecord> SortedFiles<A> open(
      Path folder, RecordForm<?, A> form, long until) throws IOException {
    SortedFiles<A> sorted = new SortedFiles<>(form, until);
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        DataFileReader<A> file =
            new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(form.type()));
        sorted.files.add(file);
        sorted.advance(file);
      }
    }
    return sorted;
  }

  private void advance(Iterator<A> rest) {
    if (rest.hasNext()) {
      A next = rest.next();
      if (form.at(next) <= until) {
        heads.add(new Head<>(next, rest));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public A next() {
    Head<A> head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    advance(head.rest());
    return head.record();
  }

  @Override
  public void close() throws IOException {
    for (DataFileReader<A> file : files) {
      file.close();
    }
  }
}
