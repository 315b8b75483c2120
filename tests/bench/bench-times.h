/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-form-node.h"

G_BEGIN_DECLS

/* Times in microseconds, and what there is in a form to be timed. */

GArray *bench_times_new          (void);
double  bench_now                (void);
void    bench_times_add          (GArray     *times,
                                  double      begin);
double  bench_times_get_quantile (GArray     *times,
                                  double      quantile);
void    bench_collect            (GListModel *nodes,
                                  GPtrArray  *questions,
                                  GPtrArray  *repeats);

G_END_DECLS
