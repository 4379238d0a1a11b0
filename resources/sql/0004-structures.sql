-- 0004-structures.sql - groups and circles: how large they are to be, and who is in which
--
-- SPDX-FileCopyrightText: 2026 The Lodestar authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Members of a group besides its mentor.
ALTER TABLE program ADD COLUMN group_min INTEGER NOT NULL DEFAULT 4
  CHECK (group_min BETWEEN 2 AND 20);
ALTER TABLE program ADD COLUMN group_max INTEGER NOT NULL DEFAULT 6
  CHECK (group_max BETWEEN group_min AND 20);
ALTER TABLE program ADD COLUMN group_training INTEGER NOT NULL DEFAULT 0 -- only who is trained leads
  CHECK (group_training IN (0, 1));

-- Peers meet in twos, or in circles of a size from … to ….
ALTER TABLE program ADD COLUMN peer_shape TEXT NOT NULL DEFAULT 'pairs'
  CHECK (peer_shape IN ('pairs', 'circles'));
ALTER TABLE program ADD COLUMN circle_min INTEGER NOT NULL DEFAULT 3
  CHECK (circle_min BETWEEN 3 AND 12);
ALTER TABLE program ADD COLUMN circle_max INTEGER NOT NULL DEFAULT 8
  CHECK (circle_max BETWEEN circle_min AND 12);

-- What a proposal is made of. Its pairs are: of groups, each member with the mentor; of peers and
-- circles, each two both ways.
ALTER TABLE proposal ADD COLUMN structure TEXT NOT NULL DEFAULT 'pairs'
  CHECK (structure IN ('pairs', 'groups', 'peers', 'circles'));

-- Who is in which group or circle of a proposal; mentors of groups are found by the pairs.
CREATE TABLE proposal_member (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 200), -- what the member counts in the total
  mate_score INTEGER NOT NULL DEFAULT 0 -- of it, the fit with the other members of a group
    CHECK (mate_score BETWEEN 0 AND score),
  PRIMARY KEY (proposal_id, participant_id)
) STRICT;
CREATE INDEX proposal_member_by_participant ON proposal_member (participant_id);
