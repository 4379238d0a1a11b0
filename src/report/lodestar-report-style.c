/* lodestar-report-style.c - the type of the reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-page.h"

typedef struct
{
  gboolean          is_display;
  int               weight;
  double            size;
  double            leading;
  LodestarChartRole role;
  gboolean          has_tabular_digits;
} LodestarReportStyleSpec;

#define INK LODESTAR_CHART_ROLE_TEXT
#define SOFT LODESTAR_CHART_ROLE_SOFT
#define ACCENT LODESTAR_CHART_ROLE_FILL

static const LodestarReportStyleSpec specs[LODESTAR_REPORT_N_STYLES] = {
  [LODESTAR_REPORT_STYLE_TITLE] = { TRUE, 600, 24, 30, INK, FALSE },
  [LODESTAR_REPORT_STYLE_SUBTITLE] = { TRUE, 400, 12, 18, SOFT, FALSE },
  [LODESTAR_REPORT_STYLE_LEDE] = { FALSE, 400, 10.5, 15, INK, FALSE },
  [LODESTAR_REPORT_STYLE_HEADING_1] = { TRUE, 600, 12, 14, INK, FALSE },
  [LODESTAR_REPORT_STYLE_HEADING_2] = { FALSE, 600, 8.75, 12, INK, FALSE },
  [LODESTAR_REPORT_STYLE_BODY] = { FALSE, 400, 8.75, 12, INK, FALSE },
  [LODESTAR_REPORT_STYLE_CELL] = { FALSE, 400, 8, 10, INK, TRUE },
  [LODESTAR_REPORT_STYLE_STRONG_CELL] = { FALSE, 600, 8, 10, INK, TRUE },
  [LODESTAR_REPORT_STYLE_HEAD_CELL] = { FALSE, 500, 7.25, 9, SOFT, TRUE },
  [LODESTAR_REPORT_STYLE_NOTE] = { FALSE, 400, 7.25, 9, SOFT, FALSE },
  [LODESTAR_REPORT_STYLE_LABEL] = { FALSE, 400, 7.25, 9, INK, FALSE },
  [LODESTAR_REPORT_STYLE_STRONG_LABEL] = { FALSE, 600, 7.25, 9, INK, TRUE },
  [LODESTAR_REPORT_STYLE_FIGURE] = { TRUE, 500, 30, 36, INK, FALSE },
  [LODESTAR_REPORT_STYLE_UNIT] = { TRUE, 400, 14, 18, INK, FALSE },
  [LODESTAR_REPORT_STYLE_EYEBROW] = { FALSE, 600, 7.25, 9, ACCENT, FALSE },
  [LODESTAR_REPORT_STYLE_LETTER] = { FALSE, 400, 9.75, 15, INK, FALSE },
  [LODESTAR_REPORT_STYLE_STRONG_LETTER] = { FALSE, 600, 9.75, 15, INK, FALSE },
  [LODESTAR_REPORT_STYLE_SENDER] = { TRUE, 600, 12, 14, INK, FALSE },
  [LODESTAR_REPORT_STYLE_RETURN] = { FALSE, 400, 6.5, 9, SOFT, FALSE },
};

/*
 * A context for paper: one unit is one point, and letters stand where their
 * outlines want to. With hinted metrics or rounded positions they would stand on
 * whole points, and words fall apart. A detached one has fonts of its own, so that
 * what is laid out with it can be handed to another thread; else they are those of
 * the thread, which need not be looked up again.
 */
PangoContext *
lodestar_report_style_create_context (const char *language, gboolean is_detached)
{
  g_autoptr (PangoFontMap) fonts =
    is_detached ? pango_cairo_font_map_new () : g_object_ref (pango_cairo_font_map_get_default ());
  PangoContext         *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);

  return context;
}

PangoFontDescription *
lodestar_report_style_create_font (LodestarReportStyle style)
{
  const LodestarReportStyleSpec *spec = &specs[style];
  PangoFontDescription          *font = pango_font_description_new ();

  pango_font_description_set_family_static (
    font, spec->is_display ? "Inter Display, Inter, Adwaita Sans, Cantarell, sans-serif"
                           : "Inter, Adwaita Sans, Cantarell, sans-serif");
  pango_font_description_set_weight (font, (PangoWeight) spec->weight);
  pango_font_description_set_size (font, (int) (spec->size * PANGO_SCALE));

  return font;
}

/* The fonts are made once: a table of a thousand rows asks for them ten thousand times. */
static const PangoFontDescription *
lodestar_report_style_get_font (LodestarReportStyle style)
{
  static PangoFontDescription *fonts[LODESTAR_REPORT_N_STYLES];

  if (g_once_init_enter_pointer (&fonts[style]))
    g_once_init_leave_pointer (&fonts[style], lodestar_report_style_create_font (style));

  return fonts[style];
}

/* @width 0: one line as long as it comes. */
PangoLayout *
lodestar_report_style_create_layout (PangoContext       *context,
                                     LodestarReportStyle style,
                                     const char         *text,
                                     gboolean            is_markup,
                                     double              width)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, lodestar_report_style_get_font (style));

  if (is_markup && strpbrk (text, "<&") != NULL)
    pango_layout_set_markup (layout, text, -1);
  else
    pango_layout_set_text (layout, text, -1);

  /* With tabular digits the hyphen gets as wide as a digit: words that have one do without. */
  if (specs[style].has_tabular_digits && strchr (text, '-') == NULL)
    {
      PangoAttrList *old = pango_layout_get_attributes (layout);
      g_autoptr (PangoAttrList) attributes =
        old != NULL ? pango_attr_list_copy (old) : pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
    }

  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  return layout;
}

double
lodestar_report_style_get_leading (LodestarReportStyle style)
{
  return specs[style].leading;
}

LodestarChartRole
lodestar_report_style_get_role (LodestarReportStyle style)
{
  return specs[style].role;
}

double
lodestar_report_style_get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return logical.width / (double) PANGO_SCALE;
}
