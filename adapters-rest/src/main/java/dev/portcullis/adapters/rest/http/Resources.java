package dev.portcullis.adapters.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The files of this module. */
public final class Resources {
  private static final String FOLDER = "/dev/portcullis/adapters/rest/";

  private Resources() {}

  /** Opens a file of this module by its name, or any other file by its absolute path. */
  public static InputStream open(String name) {
    String path = name.startsWith("/") ? name : FOLDER + name;
    return requireNonNull(Resources.class.getResourceAsStream(path), path);
  }

  /** Returns a file of this module as text. */
  public static String text(String name) {
    try (InputStream file = open(name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Opens a file of Swagger UI's web jar, whose folder is named after its version. */
  public static InputStream openSwaggerUi(String name) {
    var about = new Properties();
    try (InputStream file = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      about.load(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    String version = about.getProperty("version");
    return open("/META-INF/resources/webjars/swagger-ui/%s/%s".formatted(version, name));
  }
}
