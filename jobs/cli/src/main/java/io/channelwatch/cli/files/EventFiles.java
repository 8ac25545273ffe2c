package io.channelwatch.cli.files;

import io.channelwatch.text.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The event files of a folder. Opening them reads every line once and finds what cannot be used;
 * the rest is then given out over all files in the order in which it became known.
 */
public final class EventFiles implements CheckedRecords, Iterable<EventRecord> {

  private final List<EventFile> files = new ArrayList<>();
  private final List<FileProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private EventFiles() {}

  /**
   * Reads a single file with records of a topic, whatever it is called.
   *
   * @throws IOException if it cannot be read
   */
  public static EventFiles open(Path file, InputTopic topic, RecordCheck check) throws IOException {
    EventFiles events = new EventFiles();
    events.files.add(new EventFile(file, topic, check));
    events.scan();
    return events;
  }

  /**
   * Reads the folder.
   *
   * @throws IOException if the folder is none or a file cannot be read
   */
  public static EventFiles open(Path folder, RecordCheck check) throws IOException {
    EventFiles events = open(folder, check, topic -> true);
    events.warnOfOthers(folder);
    return events;
  }

  /** The same, of some topics alone. */
  public static EventFiles open(Path folder, RecordCheck check, Predicate<InputTopic> topics)
      throws IOException {
    EventFiles events = new EventFiles();
    for (InputTopic topic : InputTopic.values()) {
      Path path = folder.resolve(topic.fileName());
      if (topics.test(topic) && Files.isRegularFile(path)) {
        events.files.add(new EventFile(path, topic, check));
      }
    }
    events.scan();
    return events;
  }

  /** Scans the files side by side, which nothing else can begin without. */
  private void scan() throws IOException {
    List<EventFile.Found> all;
    try {
      all = files.parallelStream().map(EventFile::scan).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (EventFile.Found found : all) {
      problems.addAll(found.problems());
      found.doubts().forEach(doubt -> warnings.add(doubt.toString()));
    }
  }

  /** The lines that cannot be used, file by file; they are left out of everything else. */
  public List<FileProblem> problems() {
    return problems;
  }

  /** What was ignored, a sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** Whether there is not even a file of a known name. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** How many records there are. */
  public long size() {
    return size(topic -> true);
  }

  /** How many records of some topics there are. */
  public long size(Predicate<InputTopic> topics) {
    return files.stream()
        .filter(file -> topics.test(file.topic()))
        .mapToLong(EventFile::size)
        .sum();
  }

  /**
   * When the first record became known of those that were not known from the beginning, in
   * milliseconds since the epoch; 0 if there is none.
   */
  public long firstKnownAt() {
    return files.stream()
        .map(EventFile::first)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(0);
  }

  /** When the last record became known, in milliseconds since the epoch; 0 if there is none. */
  public long lastKnownAt() {
    long last = 0;
    for (EventFile file : files) {
      Long of = file.last();
      last = of == null ? last : Math.max(last, of);
    }
    return last;
  }

  /**
   * All records in the order in which they became known; one iteration at a time. Files that shrink
   * or change meanwhile make it fail.
   */
  @Override
  public Iterator<EventRecord> iterator() {
    return of(topic -> true);
  }

  /** The same, of some topics alone; iterations over different topics can go on side by side. */
  public Iterator<EventRecord> of(Predicate<InputTopic> topics) {
    return merged(topics, EventFile::next);
  }

  private <T> Iterator<T> merged(Predicate<InputTopic> topics, Function<EventFile, T> next) {
    List<EventFile> some = files.stream().filter(file -> topics.test(file.topic())).toList();
    some.forEach(EventFile::rewind);
    PriorityQueue<EventFile> queue =
        new PriorityQueue<>(
            Comparator.<EventFile>comparingLong(file -> known(file))
                .thenComparing(EventFile::topic));
    some.stream().filter(file -> file.peek() != null).forEach(queue::add);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !queue.isEmpty();
      }

      @Override
      public T next() {
        EventFile file = queue.poll();
        if (file == null) {
          throw new NoSuchElementException();
        }
        T thing = next.apply(file);
        if (file.peek() != null) {
          queue.add(file);
        }
        return thing;
      }
    };
  }

  @Override
  public Iterator<EventRecord> rates() {
    return of(InputTopic.FX_RATES::equals);
  }

  @Override
  public Iterator<EventRecord> silences() {
    return of(InputTopic.ALERT_SILENCES::equals);
  }

  @Override
  public Iterator<KnownEvent> ofPartners() {
    return merged(InputTopic::isOfPartners, EventFile::nextEvent);
  }

  @Override
  public long countOfPartners() {
    return size(InputTopic::isOfPartners);
  }

  @Override
  public void close() throws IOException {
    for (EventFile file : files) {
      file.close();
    }
  }

  private static long known(EventFile file) {
    Long known = file.peek();
    return known == null ? Long.MAX_VALUE : known;
  }

  private void warnOfOthers(Path folder) throws IOException {
    List<String> known = Arrays.stream(InputTopic.values()).map(InputTopic::fileName).toList();
    List<String> others = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!known.contains(name) && !name.startsWith(".")) {
          others.add(name);
        }
      }
    }
    others.sort(Comparator.naturalOrder());
    for (String name : others) {
      String nearest = Nearest.name(name, known);
      warnings.add(
          "%s is ignored: it is no event file%s."
              .formatted(
                  folder.resolve(name), nearest == null ? "" : " (did you mean " + nearest + "?)"));
    }
  }
}
