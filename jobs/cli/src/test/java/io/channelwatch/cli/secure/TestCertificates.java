package io.channelwatch.cli.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of the test's own, and what it vouches for, made by the JDK's keytool. */
final class TestCertificates {

  private static final String PASSWORD = "only-for-this-test";
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path folder;
  private final KeyStore store;
  private final String client;

  private TestCertificates(Path folder, KeyStore store, String client) {
    this.client = client;
    this.folder = folder;
    this.store = store;
  }

  /** Makes the authority, a server on 127.0.0.1, and a client. */
  static TestCertificates make(Path folder, String client) throws Exception {
    Files.createDirectories(folder);
    Path file = folder.resolve("store.p12");
    keytool(file, AUTHORITY, "-ext", "bc:c");
    keytool(file, SERVER, "-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1");
    keytool(file, client, "-signer", AUTHORITY);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificates(folder, store, client);
  }

  /** A PEM file with the authority's certificate. */
  Path authority() throws Exception {
    return pem("authority.pem", List.of(store.getCertificate(AUTHORITY)), null);
  }

  /** A PEM file with a certificate that does not vouch for the server. */
  Path stranger() throws Exception {
    return pem("stranger.pem", List.of(store.getCertificate(client)), null);
  }

  /** A PEM file with the server's key and certificates. */
  Path server() throws Exception {
    return identity(SERVER);
  }

  /** A PEM file with a name's key and certificates. */
  Path identity(String name) throws Exception {
    byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
    return pem(name + ".pem", List.of(store.getCertificateChain(name)), key);
  }

  /** What the server presents, and whom it trusts. */
  SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    KeyStore servers = KeyStore.getInstance("PKCS12");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    char[] password = PASSWORD.toCharArray();
    try {
      servers.load(null, password);
      trusted.load(null, password);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    servers.setKeyEntry(
        SERVER, store.getKey(SERVER, password), password, store.getCertificateChain(SERVER));
    trusted.setCertificateEntry(AUTHORITY, store.getCertificate(AUTHORITY));
    keys.init(servers, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Path pem(String name, List<Certificate> certificates, byte[] key) throws Exception {
    StringBuilder text = new StringBuilder(key == null ? "" : block("PRIVATE KEY", key));
    for (Certificate certificate : certificates) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static String block(String kind, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines);
  }

  private static void keytool(Path store, String name, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
