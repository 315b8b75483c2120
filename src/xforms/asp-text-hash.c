/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <string.h>

/* Of the tables of a form: paths and ids of a hundred bytes are looked up thousands of times while
 * it is opened, and g_str_hash() takes a step for each byte of them. */

/* An odd number whose bits are those of the golden ratio. */
#define FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * FACTOR;

  return hash ^ hash >> 32;
}

guint
_asp_text_hash (gconstpointer text)
{
  const char *at = text;
  gsize length = strlen (at);
  guint64 hash = length;
  guint64 word;

  for (; length >= sizeof word; length -= sizeof word, at += sizeof word)
    {
      memcpy (&word, at, sizeof word);
      hash = mix (hash, word);
    }
  word = 0;
  memcpy (&word, at, length);

  return (guint) mix (hash, word);
}
