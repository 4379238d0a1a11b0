-- 0002-proof.sql - proposals keep the proof of what they promise
--
-- SPDX-FileCopyrightText: 2026 The Lodestar authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The table is made anew because a CHECK cannot be changed in place.
CREATE TABLE proposal_new (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  created_at TEXT NOT NULL,
  objective TEXT NOT NULL DEFAULT 'best' CHECK (objective IN ('best', 'fair', 'stable')),
  minimum_score INTEGER NOT NULL CHECK (minimum_score BETWEEN 0 AND 100),
  n_matched INTEGER NOT NULL CHECK (n_matched >= 0),
  total INTEGER NOT NULL CHECK (total >= 0),
  published_at TEXT,
  design TEXT NOT NULL CHECK (json_valid (design)), -- criteria with points, and rules, as they were
  proof TEXT NOT NULL DEFAULT '{}' CHECK (json_valid (proof)), -- {}: none, or of other pairs
  UNIQUE (program_id, name_key)
) STRICT;

INSERT INTO proposal_new (id, program_id, name, name_key, created_at, objective, minimum_score,
  n_matched, total, published_at, design)
SELECT id, program_id, name, name_key, created_at, objective, minimum_score, n_matched, total,
  published_at, design FROM proposal;

DROP TABLE proposal;
ALTER TABLE proposal_new RENAME TO proposal;
