/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-match.h"

#include <string.h>

/* Which task of a municipality's schedule a task of another program's file is. */

#define NO_NODE  G_MAXUINT
#define NO_GROUP G_MAXUINT

typedef struct
{
  AspPlan            *plan;
  AspNetwork         *network;
  AspProjectFile     *file;
  AspScheduleMatches *self;
  GHashTable         *titles;   /* (owned) (element-type utf8 guint): node + 1, not duplicates */
  gboolean           *taken;    /* (owned): nodes */
} Matcher;

/* Our own files for programs without a column for the code have it before the title. */
static gboolean
has_title (const char *name,
           const char *code,
           const char *title)
{
  gsize length = strlen (code);

  if (strcmp (name, title) == 0)
    return TRUE;

  return strncmp (name, code, length) == 0 && name[length] == ' ' &&
         strcmp (name + length + 1, title) == 0;
}

static gboolean
is_titled (const AspTemplateTask *info,
           const char            *name)
{
  return has_title (name, info->code, info->title[0]) ||
         has_title (name, info->code, info->title[1]);
}

/* The node of a code that applies here, or NO_NODE. */
static guint
find_code (Matcher    *matcher,
           const char *code)
{
  guint node;

  if (code != NULL && asp_network_find (matcher->network, code, &node) &&
      asp_plan_get_task (matcher->plan, node)->applies)
    return node;

  return NO_NODE;
}

/* The code that stands before the title. */
static guint
find_leading_code (Matcher    *matcher,
                   const char *name)
{
  const char *space = strchr (name, ' ');
  g_autofree char *code = space != NULL ? g_strndup (name, (gsize) (space - name)) : NULL;
  guint node = find_code (matcher, code);

  return node != NO_NODE && is_titled (asp_network_get_task (matcher->network, node), name)
         ? node : NO_NODE;
}

static gboolean
is_leaf (Matcher *matcher,
         guint    task)
{
  return !asp_project_file_peek_task (matcher->file, task)->summary;
}

/* The outline numbers of other programs look like our codes: they are only believed when most of
 * the tasks that carry one have its title too. */
static gboolean
believe_codes (Matcher *matcher)
{
  guint n_codes = 0, n_titles = 0;

  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      guint node = task->summary ? NO_NODE : find_code (matcher, task->wbs);

      if (!task->summary && node == NO_NODE && find_leading_code (matcher, task->name) != NO_NODE)
        node = find_leading_code (matcher, task->name);
      if (node == NO_NODE)
        continue;

      n_codes++;
      if (is_titled (asp_network_get_task (matcher->network, node), task->name))
        n_titles++;
    }

  return n_codes > 0 && 2 * n_titles > n_codes;
}

static void
take (Matcher *matcher,
      guint    task,
      guint    node)
{
  AspScheduleMatch *match = &matcher->self->matches[task];
  const char *name = asp_project_file_peek_task (matcher->file, task)->name;

  match->kind = ASP_IMPORT_MATCHED;
  match->node = node;
  match->renamed = !is_titled (asp_network_get_task (matcher->network, node), name);
  matcher->taken[node] = TRUE;
}

static void
match_by_code (Matcher *matcher)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      guint node = find_code (matcher, task->wbs);

      if (!is_leaf (matcher, i))
        continue;
      if (node == NO_NODE || !matcher->self->is_ours)
        node = find_leading_code (matcher, task->name);
      if (node != NO_NODE && !matcher->taken[node])
        take (matcher, i, node);
    }
}

/* A title that several tasks have tells nothing. */
static void
index_titles (Matcher *matcher)
{
  for (guint node = 0; node < asp_network_get_n_nodes (matcher->network); node++)
    {
      const AspTemplateTask *info = asp_network_get_task (matcher->network, node);

      if (!asp_plan_get_task (matcher->plan, node)->applies || matcher->taken[node])
        continue;

      for (guint language = 0; language < 2; language++)
        {
          guint old = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->titles,
                                                             info->title[language]));

          g_hash_table_insert (matcher->titles, (gpointer) info->title[language],
                               GUINT_TO_POINTER (old != 0 && old != node + 1 ? NO_NODE
                                                                             : node + 1));
        }
    }
}

static void
match_by_title (Matcher *matcher)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      guint node = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->titles, task->name));

      if (is_leaf (matcher, i) && matcher->self->matches[i].kind != ASP_IMPORT_MATCHED &&
          node != 0 && node != NO_NODE && !matcher->taken[node - 1])
        take (matcher, i, node - 1);
    }
}

static guint
find_group (Matcher              *matcher,
            const AspProjectTask *task)
{
  AspTemplate *template = asp_network_get_template (matcher->network);

  for (guint i = 0; i < asp_template_get_n_groups (template); i++)
    {
      const AspTemplateGroup *group = asp_template_get_group (template, i);

      if (g_strcmp0 (task->wbs, group->code) == 0 ||
          has_title (task->name, group->code, group->title[0]) ||
          has_title (task->name, group->code, group->title[1]))
        return i;
    }

  return NO_GROUP;
}

/* "S1" to "S3" as the code, or before the title. */
static gboolean
find_stage (const AspProjectTask *task,
            AspStage             *stage)
{
  const char *code = task->wbs != NULL && *task->wbs == 'S' ? task->wbs : task->name;

  if (code[0] != 'S' || code[1] < '1' || code[1] > '3' || (code[2] != '\0' && code[2] != ' '))
    return FALSE;

  *stage = (AspStage) (code[1] - '0');

  return TRUE;
}

static void
read_headings (Matcher *matcher)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      AspScheduleMatch *match = &matcher->self->matches[i];
      const AspScheduleMatch *above = task->parent >= 0 ? &matcher->self->matches[task->parent]
                                                        : NULL;

      if (is_leaf (matcher, i))
        continue;

      match->kind = ASP_IMPORT_HEADING;
      match->group = find_group (matcher, task);
      match->known = match->group != NO_GROUP;
      if (match->group == NO_GROUP && above != NULL)
        match->group = above->group;
      if (find_stage (task, &match->stage))
        match->known = TRUE;
      else if (above != NULL)
        match->stage = above->stage;
    }
}

/* What its heading does not say, the first task below it that the schedule has does. */
static void
learn_from_tasks (Matcher *matcher)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      const AspScheduleMatch *match = &matcher->self->matches[i];
      AspScheduleMatch *above;
      const AspTemplateTask *info;

      if (match->kind != ASP_IMPORT_MATCHED || task->parent < 0)
        continue;

      info = asp_network_get_task (matcher->network, match->node);
      above = &matcher->self->matches[task->parent];
      if (above->group == NO_GROUP)
        above->group = info->group;
      if (above->stage == 0)
        above->stage = info->stage;
    }
}

static void
place_own_tasks (Matcher *matcher)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (matcher->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (matcher->file, i);
      AspScheduleMatch *match = &matcher->self->matches[i];

      if (match->kind != ASP_IMPORT_OWN)
        continue;

      match->group = NO_GROUP;
      for (int above = task->parent; above >= 0 && (match->group == NO_GROUP || match->stage == 0);
           above = asp_project_file_peek_task (matcher->file, (guint) above)->parent)
        {
          const AspScheduleMatch *heading = &matcher->self->matches[above];

          if (match->group == NO_GROUP)
            match->group = heading->group;
          if (match->stage == 0)
            match->stage = heading->stage;
        }
      if (match->group == NO_GROUP)
        match->group = 0;
      if (match->stage == 0)
        match->stage = ASP_STAGE_PREPARATION;
    }
}

/* By code, then by the exact title in either language; the rest are tasks of the municipality's
 * own. Returns: (transfer full) */
AspScheduleMatches *
asp_schedule_matches_new (AspPlan        *plan,
                          AspProjectFile *file)
{
  AspScheduleMatches *self;
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *taken = NULL;
  Matcher matcher;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (AspScheduleMatches, 1);
  self->matches = g_new0 (AspScheduleMatch, asp_project_file_get_n_tasks (file) + 1);
  for (guint i = 0; i < asp_project_file_get_n_tasks (file); i++)
    self->matches[i].kind = ASP_IMPORT_OWN;
  taken = g_new0 (gboolean, asp_plan_get_n_tasks (plan) + 1);
  matcher = (Matcher) { plan, asp_plan_get_network (plan), file, self, titles, taken };

  self->is_ours = believe_codes (&matcher);
  read_headings (&matcher);
  match_by_code (&matcher);
  index_titles (&matcher);
  match_by_title (&matcher);
  learn_from_tasks (&matcher);
  place_own_tasks (&matcher);

  return self;
}

void
asp_schedule_matches_free (AspScheduleMatches *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->matches);
  g_free (self);
}
