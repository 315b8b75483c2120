/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls; replay.c calls it with the files of the corpus. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
