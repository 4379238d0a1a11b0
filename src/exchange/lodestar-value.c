/* lodestar-value.c - what the text of a cell says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-value.h"

#include <stdlib.h>
#include <string.h>

#include "lodestar-text.h"

/* The most places that anybody offers; more is a mistake in the column. */
#define LODESTAR_VALUE_MAX_CAPACITY 99

static const char *const lodestar_value_suffixes[] = {
  "jr",  "sr", "ii",  "iii", "iv",     "2nd",    "3rd", "4th", "phd", "md",      "esq",
  "cpa", "rn", "mba", "dds", "junior", "senior", "msc", "bsc", "ma",  "dipling",
};

/* Words are folded. Those of one letter are codes and only count alone. */
static const char *const lodestar_value_left_words[] = {
  "t",
  "i",
  "0",
  "false",
  "no",
  "n",
  "nein",
  "non",
  "terminated",
  "termination",
  "inactive",
  "left",
  "leaver",
  "former",
  "resigned",
  "retired",
  "dismissed",
  "deceased",
  "quit",
  "separated",
  "withdrawn",
  "discharged",
  "departed",
  "ex",
  "ausgeschieden",
  "inaktiv",
  "gekundigt",
  "ausgetreten",
  "rentner",
  "ruhestand",
  "pensioniert",
  "verstorben",
  "sorti",
  "sortie",
  "inactif",
  "inactive",
  "parti",
  "partie",
  "demissionnaire",
  "licencie",
  "licenciee",
  "retraite",
  "retraitee",
  "baja",
  "inactivo",
  "inactiva",
  "cesado",
  "cesada",
  "despedido",
  "despedida",
  "jubilado",
  "jubilada",
  "desvinculado",
  "desvinculada",
  "unemployed",
};

static const char *const lodestar_value_leave_words[] = {
  "l",          "loa",           "leave",        "sabbatical",    "suspended",  "furlough",
  "furloughed", "secondment",    "maternity",    "paternity",     "parental",   "beurlaubt",
  "elternzeit", "mutterschutz",  "freigestellt", "langzeitkrank", "krank",      "sabbatjahr",
  "ruhend",     "conge",         "conges",       "absent",        "absente",    "suspendu",
  "suspendue",  "disponibilite", "licencia",     "permiso",       "excedencia", "suspendido",
  "suspendida", "medica",        "maternidad",   "paternidad",
};

static const char *const lodestar_value_active_words[] = {
  "a",         "1",        "true",       "yes",        "y",          "ja",          "oui",
  "si",        "active",   "employed",   "current",    "working",    "regular",     "permanent",
  "probation", "hired",    "onboarding", "rehired",    "aktiv",      "beschaftigt", "angestellt",
  "probezeit", "actif",    "present",    "presente",   "poste",      "activite",    "essai",
  "activo",    "activa",   "alta",       "contratado", "contratada", "vigente",     "full",
  "part",      "vollzeit", "teilzeit",
};

static const char *const lodestar_value_number_words[][3] = {
  { "none", "keine", "aucun" }, { "one", "eine", "un" },      { "two", "zwei", "deux" },
  { "three", "drei", "trois" }, { "four", "vier", "quatre" }, { "five", "funf", "cinq" },
};

/* The words of @text, folded and without punctuation. */
static char **
lodestar_value_split_words (const char *text)
{
  g_autofree char *folded = lodestar_text_fold (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean is_word = *p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) ||
                                        g_unichar_ismark (g_utf8_get_char (p)));

      if (is_word && start == NULL)
        start = p;
      else if (!is_word && start != NULL)
        {
          g_strv_builder_take (builder, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }

      if (*p == '\0')
        return g_strv_builder_end (builder);
    }
}

static gboolean
lodestar_value_is_among (const char *word, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
lodestar_value_has_word (char **words, const char *const *known, gsize n_known)
{
  gboolean is_alone = words[0] != NULL && words[1] == NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    if ((is_alone || strlen (words[i]) > 2) && lodestar_value_is_among (words[i], known, n_known))
      return TRUE;

  return FALSE;
}

/* Whether @text is what stands behind a name, with or without points: “Jr.”, “Ph.D.” */
static gboolean
lodestar_value_is_suffix (const char *text)
{
  char  bare[10];
  gsize n = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == '.' || *text == ' ')
        continue;

      if (n == sizeof bare - 1 || !g_ascii_isalnum (*text))
        return FALSE;

      bare[n++] = g_ascii_tolower (*text);
    }

  bare[n] = '\0';

  return lodestar_value_is_among (bare, lodestar_value_suffixes,
                                  G_N_ELEMENTS (lodestar_value_suffixes));
}

/* Takes what stands in brackets at the end off the name: a number is given back, a note such as
 * “(On Leave)” is dropped, anything else stays. */
static char *
lodestar_value_take_brackets (char *name)
{
  gsize            length = strlen (name);
  char            *open = strrchr (name, '(');
  g_autofree char *inside = NULL;
  gboolean         has_digit;

  if (open == NULL || open == name || name[length - 1] != ')')
    return NULL;

  inside = g_strndup (open + 1, (gsize) (name + length - 1 - (open + 1)));
  g_strstrip (inside);
  has_digit = inside[strcspn (inside, "0123456789")] != '\0';

  if (!(has_digit && strchr (inside, ' ') == NULL) &&
      lodestar_value_parse_employment (inside) == LODESTAR_EMPLOYMENT_UNKNOWN)
    return NULL;

  *open = '\0';
  g_strchomp (name);

  return has_digit ? g_steal_pointer (&inside) : NULL;
}

static void
lodestar_value_set_parts (LodestarNameParts *parts,
                          const char        *given,
                          const char        *family,
                          const char        *suffix)
{
  parts->given = g_strdup (given);
  parts->family = suffix[0] != '\0' ? g_strconcat (family, " ", suffix, NULL) : g_strdup (family);
  parts->full =
    given[0] != '\0' ? g_strconcat (given, " ", parts->family, NULL) : g_strdup (parts->family);
}

/**
 * lodestar_value_parse_name:
 * @text: a name as a file has it
 * @parts: (out): its parts; clear it with lodestar_name_parts_clear()
 *
 * Reads `Ana Ruiz`, `Ruiz, Ana`, `Ruiz,Ana María`, `Ruiz Jr., Ana`, `Ruiz, Ana, Jr.` and
 * `Ana Ruiz (1001)`. Given and family name are told apart only where a comma does it.
 */
void
lodestar_value_parse_name (const char *text, LodestarNameParts *parts)
{
  g_autofree char *name = lodestar_text_clean (text);
  g_auto (GStrv) pieces = NULL;
  GString *given, *suffix;

  memset (parts, 0, sizeof *parts);
  parts->number = lodestar_value_take_brackets (name);

  if (strchr (name, ',') == NULL)
    {
      parts->full = g_steal_pointer (&name);
      return;
    }

  pieces = g_strsplit (name, ",", -1);
  given = g_string_new (NULL);
  suffix = g_string_new (NULL);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_strstrip (pieces[i]);

      if (i > 0 && pieces[i][0] != '\0')
        {
          GString *target = lodestar_value_is_suffix (pieces[i]) ? suffix : given;

          g_string_append_printf (target, "%s%s", target->len > 0 ? " " : "", pieces[i]);
        }
    }

  /* “Ana Ruiz, Jr.” has no given name behind the comma. */
  if (given->len == 0 || pieces[0][0] == '\0')
    parts->full = g_strstrip (
      g_strconcat (pieces[0], given->len > 0 ? " " : "", given->str, " ", suffix->str, NULL));
  else
    lodestar_value_set_parts (parts, given->str, pieces[0], suffix->str);

  g_string_free (given, TRUE);
  g_string_free (suffix, TRUE);
}

/**
 * lodestar_name_parts_clear:
 * @parts: what lodestar_value_parse_name() gave
 *
 * Frees the parts.
 */
void
lodestar_name_parts_clear (LodestarNameParts *parts)
{
  g_clear_pointer (&parts->full, g_free);
  g_clear_pointer (&parts->given, g_free);
  g_clear_pointer (&parts->family, g_free);
  g_clear_pointer (&parts->number, g_free);
}

/**
 * lodestar_value_parse_employment:
 * @text: a word or code for the state of employment, in one of four languages
 *
 * Somebody on leave is still employed. Codes of one letter are those of
 * common exports: A, L, T and I.
 *
 * Returns: what it says
 */
LodestarEmployment
lodestar_value_parse_employment (const char *text)
{
  static const char *const noes[] = { "not", "no", "nicht", "ya" };
  g_auto (GStrv) words = lodestar_value_split_words (text);

  if (lodestar_value_has_word (words, lodestar_value_leave_words,
                               G_N_ELEMENTS (lodestar_value_leave_words)))
    return LODESTAR_EMPLOYMENT_LEAVE;

  /* “No longer active”, “nicht mehr beschäftigt”, “ya no activo” */
  if (words[0] != NULL && words[1] != NULL &&
      lodestar_value_is_among (words[0], noes, G_N_ELEMENTS (noes)))
    return LODESTAR_EMPLOYMENT_LEFT;

  if (lodestar_value_has_word (words, lodestar_value_left_words,
                               G_N_ELEMENTS (lodestar_value_left_words)))
    return LODESTAR_EMPLOYMENT_LEFT;

  if (lodestar_value_has_word (words, lodestar_value_active_words,
                               G_N_ELEMENTS (lodestar_value_active_words)))
    return LODESTAR_EMPLOYMENT_ACTIVE;

  return LODESTAR_EMPLOYMENT_UNKNOWN;
}

/**
 * lodestar_employment_get_nick:
 * @employment: a state of employment
 *
 * Returns: (nullable): `active`, `leave` or `left`, %NULL where it is not known
 */
const char *
lodestar_employment_get_nick (LodestarEmployment employment)
{
  static const char *const nicks[] = { NULL, "active", "leave", "left" };

  g_return_val_if_fail ((guint) employment < G_N_ELEMENTS (nicks), NULL);

  return nicks[employment];
}

/**
 * lodestar_value_parse_role:
 * @text: words for a role in a program
 *
 * Returns: the role; %LODESTAR_SIGNUP_BOTH where two are named
 */
LodestarSignupRole
lodestar_value_parse_role (const char *text)
{
  static const char *const mentors[] = { "mentor",    "mentors",  "mentorin", "mentora",
                                         "mentore r", "mentrice", "coach" };
  static const char *const mentees[] = { "mentee",   "mentees",   "mentore",   "mentoree",
                                         "mentoria", "mentorado", "mentorada", "protege",
                                         "protegee", "menti",     "aprendiz" };
  static const char *const both[] = { "both", "beide", "beides", "ambos", "deux" };
  static const char *const peers[] = { "peer", "peers", "kollegial", "pair", "par", "pares" };
  g_auto (GStrv) words = lodestar_value_split_words (text);
  gboolean is_mentor = lodestar_value_has_word (words, mentors, G_N_ELEMENTS (mentors));
  gboolean is_mentee = lodestar_value_has_word (words, mentees, G_N_ELEMENTS (mentees));

  if ((is_mentor && is_mentee) || lodestar_value_has_word (words, both, G_N_ELEMENTS (both)))
    return LODESTAR_SIGNUP_BOTH;

  if (is_mentor)
    return LODESTAR_SIGNUP_MENTOR;

  if (is_mentee)
    return LODESTAR_SIGNUP_MENTEE;

  return lodestar_value_has_word (words, peers, G_N_ELEMENTS (peers)) ? LODESTAR_SIGNUP_PEER
                                                                      : LODESTAR_SIGNUP_NONE;
}

/**
 * lodestar_signup_role_get_nick:
 * @role: a role
 *
 * Returns: (nullable): `mentor`, `mentee`, `both` or `peer`, %NULL for none
 */
const char *
lodestar_signup_role_get_nick (LodestarSignupRole role)
{
  static const char *const nicks[] = { NULL, "mentor", "mentee", "both", "peer" };

  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (nicks), NULL);

  return nicks[role];
}

/**
 * lodestar_value_parse_flag:
 * @text: a yes or no, in one of four languages
 * @flag: (out): which
 *
 * Returns: whether it is one of them
 */
gboolean
lodestar_value_parse_flag (const char *text, gboolean *flag)
{
  static const char *const yes[] = {
    "yes",  "y",         "true", "1", "x",    "ja",        "oui",      "si", "wahr",
    "vrai", "verdadero", "o",    "j", "done", "completed", "complete", "s",  "erledigt"
  };
  static const char *const no[] = { "no",  "n",      "false", "0",     "nein",
                                    "non", "falsch", "faux",  "falso", "pending" };
  g_auto (GStrv) words = lodestar_value_split_words (text);

  *flag = words[0] != NULL && lodestar_value_is_among (words[0], yes, G_N_ELEMENTS (yes));

  return *flag || (words[0] != NULL && lodestar_value_is_among (words[0], no, G_N_ELEMENTS (no)));
}

static gboolean
lodestar_value_find_number_word (char **words, int *number)
{
  for (gsize i = 0; words[i] != NULL; i++)
    for (gsize n = 0; n < G_N_ELEMENTS (lodestar_value_number_words); n++)
      if (lodestar_value_is_among (words[i], lodestar_value_number_words[n], 3))
        {
          *number = (int) n;
          return TRUE;
        }

  return FALSE;
}

/* Whether a number has a part behind the point or comma that is not zero. */
static gboolean
lodestar_value_has_fraction (const char *text)
{
  for (const char *p = strpbrk (text, ".,"); p != NULL; p = strpbrk (p + 1, ".,"))
    if (p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]) &&
        g_ascii_isdigit (p[1 + strspn (p + 1, "0")]))
      return TRUE;

  return FALSE;
}

/**
 * lodestar_value_parse_capacity:
 * @text: how many partners somebody takes: `3`, `1–3`, `up to 2`, `two`
 * @min: (out): the least; 0 where only one number is said
 * @max: (out): the most
 *
 * Returns: whether it says a number; nobody takes half a partner
 */
gboolean
lodestar_value_parse_capacity (const char *text, int *min, int *max)
{
  g_auto (GStrv) words = lodestar_value_split_words (text);
  int   numbers[2] = { 0, 0 };
  guint n = 0;

  if (lodestar_value_has_fraction (text))
    return FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_isdigit (words[i][0]))
      {
        char   *end;
        guint64 number = g_ascii_strtoull (words[i], &end, 10);

        if (*end != '\0' || number > LODESTAR_VALUE_MAX_CAPACITY || n == 2)
          {
            /* “2.0” is what a spreadsheet makes of 2. */
            if (n == 1 && words[i][strspn (words[i], "0")] == '\0')
              continue;

            return FALSE;
          }

        if (n == 1 && number == 0)
          continue;

        numbers[n++] = (int) number;
      }

  if (n == 0 && !lodestar_value_find_number_word (words, &numbers[0]))
    return FALSE;

  *min = n == 2 ? MIN (numbers[0], numbers[1]) : 0;
  *max = MAX (numbers[0], numbers[1]);

  return TRUE;
}

/* Where an item of a list ends: the strongest separator that the cell has. */
static const char *
lodestar_value_find_separators (const char *text)
{
  if (strpbrk (text, ";\n\r|") != NULL)
    return ";\n\r|";

  return ",";
}

static gboolean
lodestar_value_add_item (GString *out, GHashTable *seen, const char *start, gsize length)
{
  g_autofree char *raw = g_strndup (start, length);
  g_autofree char *item = NULL;
  const char      *bare = raw;
  char            *key;

  /* Bullets and hyphens with which people begin lines. */
  while (g_ascii_isspace (*bare) || g_str_has_prefix (bare, "• ") ||
         g_str_has_prefix (bare, "- ") || g_str_has_prefix (bare, "* "))
    bare = g_utf8_next_char (bare);

  item = lodestar_text_clean (bare);
  key = lodestar_text_key (item);

  if (key[0] == '\0' || !g_hash_table_add (seen, key))
    {
      if (key[0] == '\0')
        g_free (key);

      return FALSE;
    }

  if (out->len > 0)
    g_string_append_c (out, '\n');

  g_string_append (out, item);

  return TRUE;
}

/**
 * lodestar_value_parse_list:
 * @text: several values in one cell
 *
 * Takes a list apart at line breaks, semicolons and bars, or, where there are
 * none, at commas; at slashes with spaces around them always. What stands in
 * brackets stays together, empty items and repeated ones are dropped.
 *
 * Returns: (transfer full): one item a line, cleaned; "" where there is none
 */
char *
lodestar_value_parse_list (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *separators = lodestar_value_find_separators (text);
  GString    *out = g_string_new (NULL);
  const char *start = text;
  const char *last = strrchr (text, ')');
  int         depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' && last != NULL && p < last)
        depth++;
      else if (*p == ')' && depth > 0)
        depth--;

      if (depth == 0 && (strchr (separators, *p) != NULL ||
                         (*p == '/' && p > text && p[-1] == ' ' && p[1] == ' ')))
        {
          lodestar_value_add_item (out, seen, start, (gsize) (p - start));
          start = p + 1;
        }
    }

  lodestar_value_add_item (out, seen, start, strlen (start));

  return g_string_free (out, FALSE);
}

/* The zone of that name, in the spelling of the zone data: “Continent/City” with capitals. */
static char *
lodestar_value_find_zone (const char *text)
{
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gboolean at_start = TRUE;

  if (strchr (text, '/') == NULL || strstr (text, "..") != NULL || text[0] == '/' ||
      text[strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/_-+0123456789")] !=
        '\0')
    return NULL;

  if ((zone = g_time_zone_new_identifier (text)) != NULL)
    return g_strdup (text);

  name = g_ascii_strdown (text, -1);

  for (char *p = name; *p != '\0'; p++)
    {
      if (at_start)
        *p = g_ascii_toupper (*p);

      at_start = !g_ascii_isalpha (*p);
    }

  zone = g_time_zone_new_identifier (name);

  return zone != NULL ? g_steal_pointer (&name) : NULL;
}

/**
 * lodestar_value_parse_time_zone:
 * @text: a time zone: `Europe/Berlin`, `UTC+2`, `(UTC+01:00) Amsterdam, Berlin`
 *
 * Returns: (transfer full) (nullable): the name of the zone, or its offset as
 *   `+02:00`; %NULL where it is neither
 */
char *
lodestar_value_parse_time_zone (const char *text)
{
  g_autofree char *folded = NULL;
  const char      *p;
  char             sign = '+';
  int              hours = 0, minutes = 0;
  char            *zone = lodestar_value_find_zone (text);
  char            *end;
  gboolean         is_named = FALSE;

  if (zone != NULL)
    return zone;

  folded = lodestar_text_fold (text);
  p = folded + strspn (folded, "( ");

  if (g_str_has_prefix (p, "utc") || g_str_has_prefix (p, "gmt"))
    {
      p += 3 + strspn (p + 3, " ");
      is_named = TRUE;
    }

  if (*p == '+' || *p == '-')
    sign = *p++;
  else if (g_str_has_prefix (p, "\xe2\x88\x92")) /* the true minus sign */
    {
      sign = '-';
      p += 3;
    }
  else
    return is_named && (*p == '\0' || *p == ')') ? g_strdup ("+00:00") : NULL;

  if (!g_ascii_isdigit (*p))
    return NULL;

  hours = (int) strtol (p, &end, 10);

  if (end - p >= 3)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (*end == ':' && g_ascii_isdigit (end[1]))
    minutes = (int) strtol (end + 1, &end, 10);

  if (end - p > 5 || hours > 14 || minutes > 59 || (*end != '\0' && *end != ')' && *end != ' '))
    return NULL;

  return g_strdup_printf ("%c%02d:%02d", sign, hours, minutes);
}

/**
 * lodestar_value_is_email:
 * @text: the text of a cell
 *
 * Returns: whether it has the form of an e-mail address
 */
gboolean
lodestar_value_is_email (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL ||
      strpbrk (text, " \t\n,;<>") != NULL)
    return FALSE;

  dot = strrchr (at, '.');

  return dot != NULL && dot > at + 1 && dot[1] != '\0';
}

/**
 * lodestar_value_is_nobody:
 * @text: what stands in a column of managers
 *
 * Returns: whether it says that there is no manager
 */
gboolean
lodestar_value_is_nobody (const char *text)
{
  static const char *const nobody[] = {
    "no manager", "no supervisor", "none",  "n a",     "na",    "null",           "nobody",
    "keine",      "keiner",        "aucun", "ninguno", "no hr", "not applicable", "0"
  };
  g_auto (GStrv) words = lodestar_value_split_words (text);
  g_autofree char *joined = g_strjoinv (" ", words);

  return joined[0] == '\0' || lodestar_value_is_among (joined, nobody, G_N_ELEMENTS (nobody));
}
