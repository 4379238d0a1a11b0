-- 0001-first.sql - the first schema of a workspace
--
-- SPDX-FileCopyrightText: 2026 The Lodestar authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Dates are ISO 8601 text in the Gregorian calendar ('2026-06-09'), moments are UTC
-- ('2026-06-09T08:30:00Z'). Lists of choices are text, checked here. Names of people stand in
-- the table person only; everything else refers to them by id, so that a
-- person can be erased without touching a figure.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT; -- with rowids, as changes of other tables are not reported

-- Levels of the organization, from the lowest rank up. Unknown ones are added by an import at a
-- guessed rank; the coordinator puts them in order.
CREATE TABLE level (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  key TEXT NOT NULL UNIQUE, -- lodestar_text_key() of name
  rank INTEGER NOT NULL CHECK (rank >= 0)
) STRICT;

-- Whole terms: skills (offered, wanted, developed), interests, languages, career goals.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('skill', 'interest', 'language', 'career')),
  name TEXT NOT NULL CHECK (name <> ''),
  key TEXT NOT NULL CHECK (key <> ''), -- lodestar_text_key() of name
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL, -- base name only
  imported_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('people', 'participants')),
  is_full_list INTEGER NOT NULL DEFAULT 0 CHECK (is_full_list IN (0, 1)),
  n_new INTEGER NOT NULL DEFAULT 0,
  n_changed INTEGER NOT NULL DEFAULT 0,
  n_unchanged INTEGER NOT NULL DEFAULT 0,
  n_rejected INTEGER NOT NULL DEFAULT 0,
  n_left INTEGER NOT NULL DEFAULT 0
) STRICT;

-- How the columns of a file of some shape were mapped, for the next file of that shape.
CREATE TABLE import_mapping (
  shape TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid (mapping)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE CHECK (number <> ''), -- employee number, as the HR system writes it
  email TEXT CHECK (email <> ''),
  email_key TEXT UNIQUE CHECK (email_key <> ''), -- lodestar_text_key() of email
  given_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL CHECK (name <> ''), -- as it is written out
  title TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  team TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  level_id INTEGER REFERENCES level (id),
  manager_id INTEGER REFERENCES person (id) ON DELETE SET NULL CHECK (manager_id <> id),
  hire_date TEXT CHECK (hire_date IS date (hire_date)),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'leave', 'left')),
  time_zone TEXT NOT NULL DEFAULT '', -- IANA name or fixed offset ('+02:00')
  note TEXT NOT NULL DEFAULT '',
  sort_key TEXT NOT NULL, -- lodestar_text_fold() of family name, given name, name
  search_key TEXT NOT NULL -- lodestar_text_fold() of name, number, e-mail, title, department, location
) STRICT;
CREATE INDEX person_by_level ON person (level_id);
CREATE INDEX person_by_manager ON person (manager_id);
CREATE INDEX person_by_department ON person (department);
CREATE INDEX person_by_location ON person (location);
-- Searching walks this index in the order of the list and never touches the table.
CREATE INDEX person_by_name ON person (sort_key, id, search_key, state);

-- What a person has: skills to offer, areas to develop, interests, languages.
CREATE TABLE person_term (
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('skill', 'development', 'interest', 'language')),
  term_id INTEGER NOT NULL REFERENCES term (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (person_id, role, term_id)
) STRICT;
CREATE INDEX person_term_by_term ON person_term (term_id);

-- Effective-dated history: what was true of a person's work from a day on. The newest row is what
-- the person table says now.
CREATE TABLE person_version (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  valid_from TEXT NOT NULL CHECK (valid_from IS date (valid_from)),
  import_id INTEGER REFERENCES import (id) ON DELETE SET NULL, -- NULL: changed by hand
  title TEXT NOT NULL,
  department TEXT NOT NULL,
  location TEXT NOT NULL,
  level_id INTEGER REFERENCES level (id),
  manager_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'leave', 'left')),
  UNIQUE (person_id, valid_from)
) STRICT;
CREATE INDEX person_version_by_import ON person_version (import_id);
CREATE INDEX person_version_by_level ON person_version (level_id);
CREATE INDEX person_version_by_manager ON person_version (manager_id);

CREATE TABLE program (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''), -- lodestar_text_key() of name
  structure TEXT NOT NULL DEFAULT 'one-to-one'
    CHECK (structure IN ('one-to-one', 'group', 'peer', 'reverse')),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'matching', 'running', 'completed', 'archived')),
  start_date TEXT NOT NULL CHECK (start_date IS date (start_date)),
  duration_months INTEGER NOT NULL DEFAULT 12 CHECK (duration_months BETWEEN 1 AND 60),
  cadence TEXT NOT NULL DEFAULT 'monthly'
    CHECK (cadence IN ('weekly', 'fortnightly', 'monthly', 'six-weekly', 'quarterly')),
  meeting_minutes INTEGER NOT NULL DEFAULT 60 CHECK (meeting_minutes BETWEEN 5 AND 480),
  trial_days INTEGER NOT NULL DEFAULT 60 CHECK (trial_days BETWEEN 0 AND 365),
  minimum_score INTEGER NOT NULL DEFAULT 0 CHECK (minimum_score BETWEEN 0 AND 100),
  purpose TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '', -- whom participants call; printed in letters
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE program_goal (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''), -- specific: what is to grow
  metric TEXT NOT NULL DEFAULT '',
  baseline TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  relevance TEXT NOT NULL DEFAULT '', -- which aim of the organization it serves
  due_date TEXT CHECK (due_date IS date (due_date))
) STRICT;
CREATE INDEX program_goal_by_program ON program_goal (program_id, position);

-- Months are counted from 1; dates follow from the program's start.
CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('launch', 'development', 'completion', 'other')),
  name TEXT NOT NULL CHECK (name <> ''),
  first_month INTEGER NOT NULL CHECK (first_month >= 1),
  last_month INTEGER NOT NULL CHECK (last_month >= first_month)
) STRICT;
CREATE INDEX phase_by_program ON phase (program_id, first_month);

-- A dated thing in a phase: for everybody (event) or for each relationship (milestone).
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'milestone')),
  name TEXT NOT NULL CHECK (name <> ''),
  date TEXT NOT NULL CHECK (date IS date (date)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_by_program ON event (program_id, date);

CREATE TABLE criterion (
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('skills', 'development', 'career-goal', 'level-gap',
    'department', 'location', 'time-zone', 'languages', 'interests', 'times', 'style', 'format',
    'wishes')),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100), -- relative importance
  is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
  value TEXT NOT NULL DEFAULT '', -- parameter: best gap in levels, 'same' or 'different'
  PRIMARY KEY (program_id, kind)
) STRICT;

CREATE TABLE rule (
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('reporting-line', 'same-team', 'same-department',
    'other-department', 'same-location', 'other-location', 'earlier-pairs', 'time-zone-distance',
    'level-gap')),
  is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
  value TEXT NOT NULL DEFAULT '', -- parameter: hours; 'MIN..MAX' levels
  PRIMARY KEY (program_id, kind)
) STRICT;

CREATE TABLE participant (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'peer', 'facilitator', 'expert')),
  state TEXT NOT NULL DEFAULT 'accepted'
    CHECK (state IN ('invited', 'accepted', 'declined', 'withdrawn', 'completed')),
  capacity_min INTEGER NOT NULL DEFAULT 0 CHECK (capacity_min >= 0),
  capacity_max INTEGER NOT NULL DEFAULT 1 CHECK (capacity_max BETWEEN capacity_min AND 99),
  format TEXT NOT NULL DEFAULT ''
    CHECK (format IN ('', 'in-person', 'remote', 'either')), -- '': not known
  style TEXT NOT NULL DEFAULT ''
    CHECK (style IN ('', 'direct', 'analytical', 'supportive', 'expressive')),
  times INTEGER CHECK (times BETWEEN 0 AND 2097151), -- bit 3 × day + part, Monday morning is 0
  career_goal_id INTEGER REFERENCES term (id),
  trained_on TEXT CHECK (trained_on IS date (trained_on)),
  enrolled_on TEXT NOT NULL CHECK (enrolled_on IS date (enrolled_on)),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (program_id, person_id, role)
) STRICT;
CREATE INDEX participant_by_person ON participant (person_id);
CREATE INDEX participant_by_career_goal ON participant (career_goal_id);

-- What a participant says for this program; where a role is silent, the person's own terms count.
CREATE TABLE participant_term (
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('offered', 'wanted', 'development', 'interest', 'language')),
  term_id INTEGER NOT NULL REFERENCES term (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (participant_id, role, term_id)
) STRICT;
CREATE INDEX participant_term_by_term ON participant_term (term_id);

-- Ranked wishes for a person, and people not wanted.
CREATE TABLE wish (
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('wish', 'not-with')),
  position INTEGER NOT NULL CHECK (position >= 0), -- 0 is the first wish
  PRIMARY KEY (participant_id, person_id)
) STRICT;
CREATE INDEX wish_by_person ON wish (person_id);

-- Locks and bans of the coordinator, kept from one proposal to the next.
CREATE TABLE pair_constraint (
  mentor_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  mentee_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('lock', 'ban')),
  PRIMARY KEY (mentor_id, mentee_id)
) STRICT;
CREATE INDEX pair_constraint_by_mentee ON pair_constraint (mentee_id);

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  created_at TEXT NOT NULL,
  objective TEXT NOT NULL DEFAULT 'best' CHECK (objective IN ('best')),
  minimum_score INTEGER NOT NULL CHECK (minimum_score BETWEEN 0 AND 100),
  n_matched INTEGER NOT NULL CHECK (n_matched >= 0),
  total INTEGER NOT NULL CHECK (total >= 0),
  published_at TEXT,
  design TEXT NOT NULL CHECK (json_valid (design)), -- criteria with points, and rules, as they were
  UNIQUE (program_id, name_key)
) STRICT;

CREATE TABLE proposal_pair (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  mentor_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  mentee_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  known INTEGER NOT NULL CHECK (known BETWEEN 0 AND 100), -- points of the weight that are known
  is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
  -- JSON array: {"kind", "points", "score", "mentee", "mentor", "known"} a criterion
  contributions TEXT NOT NULL CHECK (json_valid (contributions)),
  PRIMARY KEY (proposal_id, mentee_id, mentor_id)
) STRICT;
CREATE INDEX proposal_pair_by_mentor ON proposal_pair (mentor_id);
CREATE INDEX proposal_pair_by_mentee ON proposal_pair (mentee_id);

CREATE TABLE proposal_unmatched (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  reason TEXT NOT NULL, -- LodestarMatchingReason's nick
  detail TEXT NOT NULL CHECK (json_valid (detail)), -- the counts behind the reason
  PRIMARY KEY (proposal_id, participant_id)
) STRICT;
CREATE INDEX proposal_unmatched_by_participant ON proposal_unmatched (participant_id);

CREATE TABLE relationship (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  proposal_id INTEGER REFERENCES proposal (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('trial', 'active', 'paused', 'completed', 'ended')),
  started_on TEXT NOT NULL CHECK (started_on IS date (started_on)),
  trial_ends_on TEXT NOT NULL CHECK (trial_ends_on IS date (trial_ends_on)),
  ended_on TEXT CHECK (ended_on IS date (ended_on)),
  end_reason TEXT NOT NULL DEFAULT '',
  score INTEGER CHECK (score BETWEEN 0 AND 100),
  contributions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid (contributions)),
  CHECK ((state IN ('completed', 'ended')) = (ended_on IS NOT NULL))
) STRICT;
CREATE INDEX relationship_by_program ON relationship (program_id, state);
CREATE INDEX relationship_by_proposal ON relationship (proposal_id);

CREATE TABLE relationship_member (
  relationship_id INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  verdict TEXT CHECK (verdict IN ('good', 'undecided', 'poor')), -- at the end of the trial
  verdict_on TEXT CHECK (verdict_on IS date (verdict_on)),
  PRIMARY KEY (relationship_id, participant_id),
  CHECK ((verdict IS NULL) = (verdict_on IS NULL))
) STRICT;
CREATE INDEX relationship_member_by_participant ON relationship_member (participant_id);

-- Spans in which a relationship rests: no meeting is expected, no silence counts.
CREATE TABLE relationship_pause (
  relationship_id INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  paused_on TEXT NOT NULL CHECK (paused_on IS date (paused_on)),
  resumed_on TEXT CHECK (resumed_on IS date (resumed_on) AND resumed_on >= paused_on),
  state TEXT NOT NULL CHECK (state IN ('trial', 'active')), -- which it was in and goes back to
  PRIMARY KEY (relationship_id, paused_on)
) STRICT;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  relationship_id INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date (date)),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'missed', 'cancelled')),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  note TEXT NOT NULL DEFAULT '',
  CHECK (state = 'held' OR rating IS NULL)
) STRICT;
CREATE INDEX meeting_by_relationship ON meeting (relationship_id, date);

-- A development goal of a relationship.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  relationship_id INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (text <> ''),
  progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  due_date TEXT CHECK (due_date IS date (due_date)),
  created_on TEXT NOT NULL CHECK (created_on IS date (created_on)),
  touched_on TEXT NOT NULL CHECK (touched_on IS date (touched_on))
) STRICT;
CREATE INDEX goal_by_relationship ON goal (relationship_id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  relationship_id INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  written_at TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX note_by_relationship ON note (relationship_id, written_at);

-- What was done, by verb; undo does not erase it. Subjects are ids, never names.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  verb TEXT NOT NULL,
  label TEXT NOT NULL,
  direction TEXT NOT NULL DEFAULT 'do' CHECK (direction IN ('do', 'undo', 'redo')),
  subject TEXT NOT NULL DEFAULT '', -- a table's name
  subject_id INTEGER,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid (detail))
) STRICT;
CREATE INDEX history_by_subject ON history (subject, subject_id);

-- The row log that undoes and redoes; see lodestar-undo.c. The entries of a step are the range
-- from first_entry to last_entry, its lines of history that from first_line to last_line.
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  verb TEXT NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
  first_entry INTEGER NOT NULL,
  last_entry INTEGER NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  size INTEGER NOT NULL DEFAULT 0 -- bytes of its entries
) STRICT;

CREATE TABLE undo_entry (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, -- the table
  kind INTEGER NOT NULL, -- 1 inserted, 2 updated, 3 deleted
  row_key ANY, -- of the (first) new row: an integer, or a JSONB array of the key's columns
  old_row BLOB, -- JSONB array of all columns; after an update null where nothing has changed
  changed INTEGER -- by an update: bit n for column n; by inserts: the last key of the run
) STRICT;
