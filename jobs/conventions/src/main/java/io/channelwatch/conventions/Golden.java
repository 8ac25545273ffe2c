package io.channelwatch.conventions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What each release keeps in savepoints, in files of the folder {@code state/RELEASE} of a module's
 * test resources. Tests restore every release's, and hold the present form against the latest
 * release's. {@code -Dgolden.write=true} writes those of the release that the project's version
 * names, and leaves the older ones alone.
 */
public final class Golden {

  private static final Path STATE = Path.of("src", "test", "resources", "state");
  private static final String CHANGED =
      """
      The form of the state %1$s is not that of release %2$s any more (%3$s)%4$s.
      Savepoints hold the old form, and the next release must go on from them:
      - If %2$s is released: raise the version in the pom, give the new form a version number of \
      its own, go on reading the old one, and keep the old file as it is.
      - If it is not released yet, nobody has such savepoints: the file may change.
      In both cases add -Dgolden.write=true to this module's test run, and read the difference.""";

  private Golden() {}

  /** Whether this run writes the files of the present release. */
  public static boolean isWriting() {
    return Boolean.getBoolean("golden.write");
  }

  /** Where the files of the present release are. */
  public static Path folder() {
    String release = System.getProperty("release");
    if (release == null) {
      throw new AssertionError("-Drelease=VERSION must name the project's version");
    }
    return STATE.resolve(release);
  }

  /**
   * The files of a name, by release, the oldest first.
   *
   * @throws AssertionError if there is none
   */
  public static NavigableMap<String, Path> files(String name) {
    NavigableMap<String, Path> files = new TreeMap<>(Comparator.comparing(Version::parse));
    for (Path folder : folders()) {
      if (Files.exists(folder.resolve(name))) {
        files.put(folder.getFileName().toString(), folder.resolve(name));
      }
    }
    if (files.isEmpty()) {
      throw new AssertionError(
          "no release keeps " + name + "; -Dgolden.write=true writes it for the present one");
    }
    return files;
  }

  private static List<Path> folders() {
    if (!Files.isDirectory(STATE)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(STATE)) {
      return folders.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each release kept under a name, the oldest first; the present one's if that is wished. */
  public static NavigableMap<String, byte[]> bytes(String name, byte[] now) throws IOException {
    if (isWriting()) {
      Files.write(Files.createDirectories(folder()).resolve(name), now);
    }
    NavigableMap<String, byte[]> kept = new TreeMap<>(Comparator.comparing(Version::parse));
    for (var file : files(name).entrySet()) {
      kept.put(file.getKey(), Files.readAllBytes(file.getValue()));
    }
    return Collections.unmodifiableNavigableMap(kept);
  }

  /** Fails, and says what to do, unless the latest release kept the same bytes. */
  public static void holdForm(String name, byte[] now) throws IOException {
    var latest = bytes(name, now).lastEntry();
    if (!Arrays.equals(latest.getValue(), now)) {
      throw changed(name, latest.getKey(), "");
    }
  }

  /** The same of lines of text; tells the first that differs. */
  public static void holdForm(String name, List<String> now) throws IOException {
    byte[] bytes = (String.join("\n", now) + "\n").getBytes(UTF_8);
    String latest = bytes(name, bytes).lastKey();
    List<String> kept = Files.readAllLines(files(name).lastEntry().getValue());
    for (int i = 0; i < Math.max(kept.size(), now.size()); i++) {
      String before = i < kept.size() ? kept.get(i) : "nothing";
      String after = i < now.size() ? now.get(i) : "nothing";
      if (!before.equals(after)) {
        throw changed(name, latest, ": was\n  %s\nand is\n  %s\n".formatted(before, after));
      }
    }
  }

  private static AssertionError changed(String name, String release, String difference) {
    return new AssertionError(
        CHANGED.formatted(name, release, STATE.resolve(release).resolve(name), difference));
  }
}
