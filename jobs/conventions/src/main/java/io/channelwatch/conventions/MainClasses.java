package io.channelwatch.conventions;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The compiled main classes of the module whose test asks, and no other module's. */
public final class MainClasses implements LocationProvider {

  /** For ArchUnit, which makes one by reflection. */
  public MainClasses() {}

  @Override
  public Set<Location> get(Class<?> testClass) {
    try {
      URI testClasses = testClass.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Set.of(Location.of(testClasses.resolve("../classes/")));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place for the classes of " + testClass, e);
    }
  }
}
