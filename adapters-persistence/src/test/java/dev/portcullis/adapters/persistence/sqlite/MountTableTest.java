package dev.portcullis.adapters.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
  private static final MountTable TABLE =
      new MountTable(
          List.of(
              "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
              "36 22 0:32 / /srv rw,relatime shared:2 master:1 - nfs4 nas:/export rw,vers=4.2",
              "37 36 0:33 / /srv/local rw - xfs /dev/vdb rw",
              "38 22 0:34 / /mnt/round\\040table rw - cifs //nas/share rw",
              "39 22 0:35 / /over rw - nfs nas:/old rw",
              "40 39 0:36 / /over rw - tmpfs tmpfs rw",
              "41 22 0:37 / /remote rw - fuse.sshfs arthur@camelot: rw",
              "no mount at all"));

  @TempDir private Path folder;

  @Test
  void a_file_on_a_network_file_system_is_found_by_its_mount_point() {
    assertThat(TABLE.networkFileSystem(Path.of("/srv/data/portcullis.db"))).contains("nfs4");
    assertThat(TABLE.networkFileSystem(Path.of("/mnt/round table/a.db"))).contains("cifs");
    assertThat(TABLE.networkFileSystem(Path.of("/remote/../remote/a.db"))).contains("fuse.sshfs");
  }

  @Test
  void the_mount_that_is_nearest_and_the_latest_counts() {
    assertThat(TABLE.networkFileSystem(Path.of("/srv/local/portcullis.db"))).isEmpty();
    assertThat(TABLE.networkFileSystem(Path.of("/over/portcullis.db"))).isEmpty();
    assertThat(TABLE.networkFileSystem(Path.of("/srvx/portcullis.db"))).isEmpty();
    assertThat(TABLE.networkFileSystem(Path.of("/var/lib/portcullis.db"))).isEmpty();
  }

  @Test
  void links_are_followed() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), there);
    var table =
        new MountTable(
            List.of("36 22 0:32 / %s rw - nfs nas:/export rw".formatted(there.toRealPath())));

    assertThat(table.networkFileSystem(link.resolve("not-yet.db"))).contains("nfs");
  }
}
