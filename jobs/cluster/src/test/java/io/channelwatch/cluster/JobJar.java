package io.channelwatch.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where the build puts the job jar, and what a Flink distribution has in its lib. */
final class JobJar {

  /** The jar that goes to a cluster. */
  static final Path FILE = Path.of("target", "channelwatch.jar").toAbsolutePath();

  private static final Path LIB = Path.of("..", "flink-lib", "target", "lib").toAbsolutePath();

  private JobJar() {}

  /** The jars of a distribution's lib. */
  static List<Path> lib() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(LIB.normalize(), "*.jar")) {
      files.forEach(jars::add);
    }
    return jars;
  }

  /** The names of all files in a jar whose names end so. */
  static Set<String> entries(Path jar, String suffix) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Set<String> names = new TreeSet<>();
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(suffix))
          .forEach(names::add);
      return names;
    }
  }
}
