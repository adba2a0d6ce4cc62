/** External storage adapters: jars with a storage provider, found in a folder. */
@NullMarked
package dev.portcullis.bootstrap.adapter;

import org.jspecify.annotations.NullMarked;
