/**
 * Portcullis' state in one file of H2's MVStore: sorted maps on disk. An adapter that knows the
 * ports and the domain, and nothing else of Portcullis.
 */
package com.example.mvstore;
