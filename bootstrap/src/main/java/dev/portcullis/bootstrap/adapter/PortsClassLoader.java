package dev.portcullis.bootstrap.adapter;

import java.util.List;

/**
 * Class loader that shows adapters the ports, the domain and SLF4J, so that they log to our log.
 * Otherwise they see only the JDK. So adapters can use our libraries in other versions.
 */
final class PortsClassLoader extends ClassLoader {
  private static final List<String> SEEN =
      List.of("dev.portcullis.domain.", "dev.portcullis.application.", "org.slf4j.");

  private final ClassLoader ours = PortsClassLoader.class.getClassLoader();

  PortsClassLoader() {
    super("ports", getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SEEN.stream().anyMatch(name::startsWith)
        ? ours.loadClass(name)
        : super.loadClass(name, resolve);
  }
}
