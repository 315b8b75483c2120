/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xml-words.h"

#include <glib/gi18n-lib.h>

/* Numbers of libxml2's xmlParserErrors, which are part of its interface: those that people make who
 * write XML by hand or cut a file off. */
enum
{
  DOCUMENT_EMPTY = 4,
  DOCUMENT_END = 5,
  INVALID_CHARACTER = 9,
  SEMICOLON_MISSING = 23,
  UNDECLARED_ENTITY = 26,
  UNSUPPORTED_ENCODING = 32,
  LESS_IN_ATTRIBUTE = 38,
  ATTRIBUTE_NOT_STARTED = 39,
  ATTRIBUTE_NOT_FINISHED = 40,
  ATTRIBUTE_WITHOUT_VALUE = 41,
  ATTRIBUTE_TWICE = 42,
  COMMENT_NOT_FINISHED = 45,
  CDATA_NOT_FINISHED = 63,
  BLANK_REQUIRED = 65,
  NAME_REQUIRED = 68,
  GREATER_REQUIRED = 73,
  WRONG_END = 76,
  NOT_ENDED = 77,
  INVALID_ENCODING = 81,
  UNDEFINED_NAMESPACE = 201,
};

/* Those that need no names. Returns: (nullable) */
static const char *
get_words (int code)
{
  switch (code)
    {
    case DOCUMENT_EMPTY:
      return _("there is no XML in it");
    case DOCUMENT_END:
      return _("something stands after its end");
    case INVALID_CHARACTER:
      return _("a character that XML does not allow");
    case SEMICOLON_MISSING:
      return _("“&” in a text has to be written “&amp;”");
    case UNSUPPORTED_ENCODING:
    case INVALID_ENCODING:
      return _("its characters are not in the encoding that it says");
    case LESS_IN_ATTRIBUTE:
      return _("“<” in an attribute has to be written “&lt;”");
    case ATTRIBUTE_NOT_STARTED:
    case ATTRIBUTE_NOT_FINISHED:
      return _("the value of an attribute has no quotation mark before or after it");
    case COMMENT_NOT_FINISHED:
      return _("a comment does not end");
    case CDATA_NOT_FINISHED:
      return _("a CDATA section does not end");
    case BLANK_REQUIRED:
      return _("a blank is missing between two attributes");
    case NAME_REQUIRED:
      return _("a name is missing after “<” or “&”; in a text they are written “&lt;” and “&amp;”");
    case GREATER_REQUIRED:
      return _("“>” is missing");
    default:
      return NULL;
    }
}

/* @code, @first, @second, @message: the error's code, str1, str2 and message, as libxml2 gives them
 * (the last three nullable). Returns: (transfer full): words without a full stop; those of libxml2,
 * which are English, for what is rare */
char *
asp_xml_describe_problem (int         code,
                          const char *first,
                          const char *second,
                          const char *message)
{
  const char *words;

  /* Bytes that are no character have the number of a forbidden character, but are shown. */
  if (code == INVALID_CHARACTER && first != NULL)
    code = INVALID_ENCODING;
  words = get_words (code);
  if (words != NULL)
    return g_strdup (words);
  if (code == WRONG_END && first != NULL && second != NULL)
    /* Translators: names of elements */
    return g_strdup_printf (_("“<%s>” is closed by “</%s>”"), first, second);
  if (code == NOT_ENDED && first != NULL)
    /* Translators: %s is the name of an element */
    return g_strdup_printf (_("it ends before “<%s>” is closed"), first);
  if (code == ATTRIBUTE_WITHOUT_VALUE && first != NULL)
    return g_strdup_printf (_("the attribute “%s” has no value"), first);
  if (code == ATTRIBUTE_TWICE && first != NULL)
    return g_strdup_printf (_("the attribute “%s” stands there twice"), first);
  if (code == UNDECLARED_ENTITY && first != NULL)
    /* Translators: %s is the name of an entity, as in &name; */
    return g_strdup_printf (_("“&%s;” means nothing here"), first);
  if (code == UNDEFINED_NAMESPACE && first != NULL)
    /* Translators: %s is the beginning of a name, as in jr:count */
    return g_strdup_printf (_("the prefix “%s:” has no namespace"), first);

  return g_strstrip (g_strdup (message != NULL ? message : ""));
}
