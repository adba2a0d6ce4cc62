package dev.portcullis.bootstrap.adapter;

import java.util.List;

/**
 * What adapters see of Portcullis: the ports, the domain, and SLF4J, so that they log where we do.
 * Of everything else they see the JDK alone: which libraries we are made with is no concern of
 * theirs, and they may bring the same ones in other versions.
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
