package io.channelwatch.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The local disk, on which no file can be begun while another one says that it is full. */
public final class FillableDisk extends LocalFileSystem {

  static final String SCHEME = "disk";

  /** The file that says so. */
  static final ConfigOption<String> FULL_WHILE =
      ConfigOptions.key("disk.full-while").stringType().noDefaultValue();

  private final java.nio.file.Path fullWhile;

  private FillableDisk(java.nio.file.Path fullWhile) {
    this.fullWhile = fullWhile;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(Path file, WriteMode overwrite) throws IOException {
    if (Files.exists(fullWhile)) {
      throw new IOException("No space left on device: " + file);
    }
    return super.create(file, overwrite);
  }

  /** Gives it to Flink, which finds it as a service. */
  public static final class Factory implements FileSystemFactory {

    private String fullWhile = "";

    @Override
    public void configure(Configuration configuration) {
      fullWhile = configuration.getOptional(FULL_WHILE).orElse("");
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileSystem create(URI uri) {
      return new FillableDisk(java.nio.file.Path.of(fullWhile));
    }
  }
}
