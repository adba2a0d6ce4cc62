package dev.portcullis.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.adapters.grpc.GrpcServer;
import dev.portcullis.adapters.mail.SmtpMailer;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.adapters.schema.JsonSchemaFile;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.domain.account.User;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes of the shipped modules. Each module is read from the folder or jar that one of its
 * classes was loaded from, so tests and the contract kit are left out.
 */
final class ShippedClasses {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          User.class,
          StorageProvider.class,
          RestServer.class,
          GrpcServer.class,
          SqlStorageProvider.class,
          RandomIdentifiers.class,
          SmtpMailer.class,
          OAuthIdentityProvider.class,
          JsonSchemaFile.class,
          Portcullis.class);

  private ShippedClasses() {}

  static JavaClasses load() {
    Set<String> places =
        ONE_OF_EACH_MODULE.stream().map(ShippedClasses::place).collect(Collectors.toSet());
    return new ClassFileImporter()
        .withImportOption(new ComesFrom(places))
        .importPackages(SourceTree.PORTCULLIS.root());
  }

  private static String place(Class<?> type) {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI().getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private record ComesFrom(Set<String> places) implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return places.stream().anyMatch(location::contains);
    }
  }
}
