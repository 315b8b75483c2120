/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Kinds of waves (domain.md 2); the text is what the document and the template file hold. */
typedef enum
{
  ASP_WAVE_KIND_PILOT,          /* "pilot", in the template "P" */
  ASP_WAVE_KIND_KMOP,           /* "kmop", "K" */
  ASP_WAVE_KIND_FURTHER,        /* "further", "T" */
} AspWaveKind;

#define ASP_N_WAVE_KINDS 3

typedef enum
{
  ASP_TASK_STATE_NOT_STARTED,
  ASP_TASK_STATE_IN_PROGRESS,
  ASP_TASK_STATE_DONE,
  ASP_TASK_STATE_BLOCKED,
  ASP_TASK_STATE_NOT_APPLICABLE,
} AspTaskState;

#define ASP_N_TASK_STATES 5

typedef enum
{
  ASP_STAGE_PREPARATION = 1,
  ASP_STAGE_JOINING = 2,
  ASP_STAGE_LIVE = 3,
} AspStage;

const char  *asp_wave_kind_to_code    (AspWaveKind    kind);
gboolean     asp_wave_kind_from_code  (const char    *code,
                                       AspWaveKind   *kind);
const char  *asp_task_state_to_code   (AspTaskState   state);
gboolean     asp_task_state_from_code (const char    *code,
                                       AspTaskState  *state);

/* Translated words for the screen. */
const char  *asp_wave_kind_get_label  (AspWaveKind    kind);
const char  *asp_task_state_get_label (AspTaskState   state);
const char  *asp_stage_get_label      (AspStage       stage);
const char  *asp_stage_get_short_label (AspStage      stage);

G_END_DECLS
