/**
 * A storage adapter that keeps Portcullis' state in one file of H2's MVStore, which holds sorted
 * maps on disk. It depends only on the ports and the domain.
 */
package com.example.mvstore;
