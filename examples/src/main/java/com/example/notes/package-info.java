/** Two small applications that embed Portcullis. */
@NullMarked
package com.example.notes;

import org.jspecify.annotations.NullMarked;
