-- 0003-objective.sql - programs say what their matching is to be
--
-- SPDX-FileCopyrightText: 2026 The Lodestar authors
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE program ADD COLUMN objective TEXT NOT NULL DEFAULT 'best'
  CHECK (objective IN ('best', 'fair', 'stable'));
ALTER TABLE program ADD COLUMN favoured TEXT NOT NULL DEFAULT 'mentee' -- by a stable matching
  CHECK (favoured IN ('mentee', 'mentor'));
