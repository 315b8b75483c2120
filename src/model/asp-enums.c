/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-enums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const wave_codes[ASP_N_WAVE_KINDS] = { "pilot", "kmop", "further" };

static const char *const state_codes[ASP_N_TASK_STATES] = {
  "not-started",
  "in-progress",
  "done",
  "blocked",
  "not-applicable",
};

/* The text by which the document names a kind of wave. */
const char *
asp_wave_kind_to_code (AspWaveKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_WAVE_KINDS, NULL);

  return wave_codes[kind];
}

gboolean
asp_wave_kind_from_code (const char  *code,
                         AspWaveKind *kind)
{
  for (guint i = 0; code != NULL && i < ASP_N_WAVE_KINDS; i++)
    {
      if (strcmp (code, wave_codes[i]) == 0)
        {
          *kind = (AspWaveKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
asp_task_state_to_code (AspTaskState state)
{
  g_return_val_if_fail ((guint) state < ASP_N_TASK_STATES, NULL);

  return state_codes[state];
}

gboolean
asp_task_state_from_code (const char   *code,
                          AspTaskState *state)
{
  for (guint i = 0; code != NULL && i < ASP_N_TASK_STATES; i++)
    {
      if (strcmp (code, state_codes[i]) == 0)
        {
          *state = (AspTaskState) i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
asp_wave_kind_get_label (AspWaveKind kind)
{
  switch (kind)
    {
    case ASP_WAVE_KIND_PILOT:
      return C_("wave", "Pilot");
    case ASP_WAVE_KIND_KMOP:
      return C_("wave", "KMOP grantee");
    case ASP_WAVE_KIND_FURTHER:
      return C_("wave", "Further");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
asp_task_state_get_label (AspTaskState state)
{
  switch (state)
    {
    case ASP_TASK_STATE_NOT_STARTED:
      return C_("task state", "Not started");
    case ASP_TASK_STATE_IN_PROGRESS:
      return C_("task state", "In progress");
    case ASP_TASK_STATE_DONE:
      return C_("task state", "Done");
    case ASP_TASK_STATE_BLOCKED:
      return C_("task state", "Blocked");
    case ASP_TASK_STATE_NOT_APPLICABLE:
      return C_("task state", "Not applicable");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Stages of joining, domain.md 2. */
const char *
asp_stage_get_label (AspStage stage)
{
  switch (stage)
    {
    case ASP_STAGE_PREPARATION:
      return C_("stage", "Preparation");
    case ASP_STAGE_JOINING:
      return C_("stage", "Physical and service joining");
    case ASP_STAGE_LIVE:
      return C_("stage", "Use of the services");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* For table cells, where the full name has no room. */
const char *
asp_stage_get_short_label (AspStage stage)
{
  switch (stage)
    {
    case ASP_STAGE_PREPARATION:
      return C_("short stage", "Preparation");
    case ASP_STAGE_JOINING:
      return C_("short stage", "Joining");
    case ASP_STAGE_LIVE:
      return C_("short stage", "Live");
    default:
      g_return_val_if_reached ("");
    }
}
