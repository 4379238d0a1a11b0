/* lodestar-check-rules.c - the rules that the rows of a workspace keep
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-check-rules.h"

#include <glib/gi18n-lib.h>

#define RUNNING "('trial', 'active', 'paused')"

#define UNITS "('groups', 'circles')" /* what has members besides pairs */
#define PEERS "('peers', 'circles')"  /* whose pairs are both ways */

/* The parts of contributions hold the points of each criterion under "score". */
#define POINTS(table)                                                                              \
  "(SELECT sum (part.value ->> 'score') FROM json_each (" table ".contributions) AS part)"

/* clang-format off */
const LodestarCheckRule lodestar_check_rules[] = {
  /* People */
  { "reporting-line-ends", "person",
    N_("Somebody reports, over some steps, to themselves"),
    "WITH RECURSIVE line (id) AS (SELECT id FROM person WHERE manager_id IS NULL"
    " UNION SELECT person.id FROM person JOIN line ON person.manager_id = line.id)"
    " SELECT id FROM person WHERE id NOT IN (SELECT id FROM line) ORDER BY id" },
  { "person-sort-key", "person",
    N_("The key for sorting does not fit the name"),
    "SELECT id FROM person WHERE sort_key IS NOT person_sort_key (family_name, given_name, name)" },
  { "person-search-key", "person",
    N_("The key for searching does not fit what it is made of"),
    "SELECT id FROM person WHERE search_key IS NOT"
    " person_search_key (name, number, email, title, department, location)" },
  { "person-email-key", "person",
    N_("The key of the e-mail address does not fit the address"),
    "SELECT id FROM person WHERE email_key IS NOT iif (email IS NULL, NULL, text_key (email))" },
  { "newest-version-holds", "person",
    N_("The newest entry of the employment history is not what the person’s record says"),
    "SELECT person.id FROM person JOIN person_version AS version ON version.id ="
    " (SELECT id FROM person_version WHERE person_id = person.id ORDER BY valid_from DESC LIMIT 1)"
    " WHERE (version.title, version.department, version.location, version.level_id,"
    " version.manager_id, version.state) IS NOT (person.title, person.department, person.location,"
    " person.level_id, person.manager_id, person.state)" },
  { "person-term-kind", "person",
    N_("A term of a person is of the wrong kind, as an interest among the languages"),
    "SELECT person_id FROM person_term JOIN term ON term.id = term_id"
    " WHERE term.kind <> iif (role = 'development', 'skill', role)" },
  { "level-key", "level",
    N_("The key of a level does not fit its name"),
    "SELECT id FROM level WHERE key IS NOT text_key (name)" },
  { "term-key", "term",
    N_("The key of a term does not fit its name"),
    "SELECT id FROM term WHERE key IS NOT text_key (name)" },

  /* Programs */
  { "program-name-key", "program",
    N_("The key of a program’s name does not fit the name"),
    "SELECT id FROM program WHERE name_key IS NOT text_key (name)" },
  { "phases-within-duration", "phase",
    N_("A phase goes on after its program has ended"),
    "SELECT phase.id FROM phase JOIN program ON program.id = program_id"
    " WHERE last_month > duration_months" },
  { "phases-in-order", "phase",
    N_("Launch, development and completion overlap or do not follow each other"),
    "SELECT later.id FROM phase AS later JOIN phase AS earlier"
    " ON earlier.program_id = later.program_id AND earlier.last_month >= later.first_month"
    " WHERE (earlier.kind, later.kind) IN (VALUES ('launch', 'development'),"
    " ('development', 'completion'), ('launch', 'completion'))" },

  /* Participants */
  { "participant-term-kind", "participant",
    N_("A term of a participant is of the wrong kind, as an interest among the languages"),
    "SELECT participant_id FROM participant_term JOIN term ON term.id = term_id"
    " WHERE term.kind <> iif (role IN ('offered', 'wanted', 'development'), 'skill', role)" },
  { "career-goal-kind", "participant",
    N_("The career goal of a participant is no career goal"),
    "SELECT participant.id FROM participant JOIN term ON term.id = career_goal_id"
    " WHERE term.kind <> 'career'" },
  { "wish-for-another", "participant",
    N_("A participant has a wish about themselves"),
    "SELECT participant_id FROM wish JOIN participant ON participant.id = participant_id"
    " WHERE wish.person_id = participant.person_id" },
  { "wishes-ranked", "participant",
    N_("Two wishes of a participant have the same rank"),
    "SELECT participant_id FROM wish WHERE kind = 'wish'"
    " GROUP BY participant_id, position HAVING count (*) > 1" },
  { "constraint-roles", "participant",
    N_("A lock or ban joins people who are neither mentor and mentee nor two peers in their order"),
    "SELECT mentor_id FROM pair_constraint JOIN participant AS mentor ON mentor.id = mentor_id"
    " JOIN participant AS mentee ON mentee.id = mentee_id WHERE (mentor.role, mentee.role) NOT IN"
    " (VALUES ('mentor', 'mentee'), ('peer', 'peer'))"
    " OR (mentor.role = 'peer' AND mentor_id > mentee_id)" },
  { "constraint-in-program", "participant",
    N_("A lock or ban joins participants of two programs, or a person with themselves"),
    "SELECT mentor_id FROM pair_constraint JOIN participant AS mentor ON mentor.id = mentor_id"
    " JOIN participant AS mentee ON mentee.id = mentee_id"
    " WHERE mentor.program_id <> mentee.program_id OR mentor.person_id = mentee.person_id" },

  /* Proposals */
  { "proposal-name-key", "proposal",
    N_("The key of a proposal’s name does not fit the name"),
    "SELECT id FROM proposal WHERE name_key IS NOT text_key (name)" },
  { "proposal-total", "proposal",
    N_("The total of a proposal is not the sum of its pairs, or of what its members count"),
    "SELECT id FROM proposal WHERE total <> iif (structure IN " UNITS ","
    " (SELECT coalesce (sum (score), 0) FROM proposal_member WHERE proposal_id = proposal.id),"
    " (SELECT coalesce (sum (score), 0) FROM proposal_pair WHERE proposal_id = proposal.id))" },
  { "proposal-matched", "proposal",
    N_("A proposal says that it has another number of pairs than it has"),
    "SELECT id FROM proposal WHERE n_matched <>"
    " (SELECT count (DISTINCT mentee_id) FROM proposal_pair WHERE proposal_id = proposal.id)" },
  { "proposal-pair-in-program", "proposal",
    N_("A proposal pairs participants of another program, or a person with themselves"),
    "SELECT proposal_id FROM proposal_pair JOIN proposal ON proposal.id = proposal_id"
    " JOIN participant AS mentor ON mentor.id = mentor_id"
    " JOIN participant AS mentee ON mentee.id = mentee_id"
    " WHERE mentor.program_id <> proposal.program_id OR mentee.program_id <> proposal.program_id"
    " OR mentor.person_id = mentee.person_id" },
  { "proposal-roles", "proposal",
    N_("A proposal pairs people in roles that its structure does not have"),
    "SELECT proposal_id FROM proposal_pair JOIN proposal ON proposal.id = proposal_id"
    " JOIN participant AS mentor ON mentor.id = mentor_id"
    " JOIN participant AS mentee ON mentee.id = mentee_id"
    " WHERE mentor.role <> iif (structure IN " PEERS ", 'peer', 'mentor')"
    " OR mentee.role <> iif (structure IN " PEERS ", 'peer', 'mentee')" },
  { "proposal-both-ways", "proposal",
    N_("A proposal pairs two peers one way only"),
    "SELECT one.proposal_id FROM proposal_pair AS one JOIN proposal ON proposal.id = one.proposal_id"
    " WHERE structure IN " PEERS " AND NOT EXISTS (SELECT 1 FROM proposal_pair AS other"
    " WHERE other.proposal_id = one.proposal_id AND other.mentor_id = one.mentee_id"
    " AND other.mentee_id = one.mentor_id)" },
  { "proposal-members", "proposal",
    N_("A proposal of groups or circles has somebody in one without a partner, or in none with one"),
    "SELECT proposal_id FROM proposal_member AS member JOIN proposal ON proposal.id = proposal_id"
    " WHERE structure NOT IN " UNITS " OR NOT EXISTS (SELECT 1 FROM proposal_pair AS pair WHERE"
    " pair.proposal_id = member.proposal_id AND pair.mentee_id = member.participant_id)"
    " UNION SELECT proposal_id FROM proposal_pair AS pair JOIN proposal ON proposal.id = proposal_id"
    " WHERE structure IN " UNITS " AND NOT EXISTS (SELECT 1 FROM proposal_member AS member WHERE"
    " member.proposal_id = pair.proposal_id AND member.participant_id = pair.mentee_id)" },
  { "proposal-units", "proposal",
    N_("A pair of a proposal joins two groups or circles, or a group has more than one mentor"),
    "SELECT pair.proposal_id FROM proposal_pair AS pair JOIN proposal_member AS one"
    " ON one.proposal_id = pair.proposal_id AND one.participant_id = pair.mentee_id"
    " JOIN proposal_member AS other ON other.proposal_id = pair.proposal_id"
    " AND other.participant_id = pair.mentor_id WHERE one.number <> other.number"
    " UNION SELECT pair.proposal_id FROM proposal_pair AS pair JOIN proposal_member AS one"
    " ON one.proposal_id = pair.proposal_id AND one.participant_id = pair.mentee_id"
    " JOIN proposal ON proposal.id = pair.proposal_id WHERE structure = 'groups'"
    " GROUP BY pair.proposal_id, pair.mentor_id HAVING count (DISTINCT one.number) > 1"
    " UNION SELECT pair.proposal_id FROM proposal_pair AS pair JOIN proposal_member AS one"
    " ON one.proposal_id = pair.proposal_id AND one.participant_id = pair.mentee_id"
    " JOIN proposal ON proposal.id = pair.proposal_id WHERE structure = 'groups'"
    " GROUP BY pair.proposal_id, one.number HAVING count (DISTINCT pair.mentor_id) > 1" },
  { "proposal-unmatched-once", "proposal",
    N_("A proposal pairs a participant and calls them unmatched"),
    "SELECT unmatched.proposal_id FROM proposal_unmatched AS unmatched JOIN proposal_pair AS pair"
    " ON pair.proposal_id = unmatched.proposal_id AND pair.mentee_id = unmatched.participant_id" },
  { "contributions-add-up", "proposal",
    N_("What the criteria contribute to a pair does not add up to its score"),
    "SELECT proposal_id FROM proposal_pair WHERE json_array_length (contributions) > 0"
    " AND score <> " POINTS ("proposal_pair") },

  /* Relationships */
  { "relationship-score-adds-up", "relationship",
    N_("What the criteria contribute to a relationship’s score does not add up to it"),
    "SELECT id FROM relationship WHERE json_array_length (contributions) > 0"
    " AND score IS NOT " POINTS ("relationship") },
  { "capacity-kept", "participant",
    N_("A participant has more running relationships than places"),
    "SELECT participant.id FROM participant JOIN relationship_member ON participant_id ="
    " participant.id JOIN relationship ON relationship.id = relationship_id"
    " JOIN program ON program.id = participant.program_id"
    " WHERE relationship.state IN " RUNNING " GROUP BY participant.id HAVING count (*) >"
    " iif (structure IN ('group', 'peer'), min (capacity_max, 1), capacity_max)" },
  { "member-in-program", "relationship",
    N_("Somebody in a relationship takes part in another program"),
    "SELECT relationship.id FROM relationship JOIN relationship_member ON relationship_id ="
    " relationship.id JOIN participant ON participant.id = participant_id"
    " WHERE participant.program_id <> relationship.program_id" },
  { "member-roles", "relationship",
    N_("A running relationship has not the people that the program’s structure asks for"),
    "SELECT relationship.id FROM relationship JOIN program ON program.id = relationship.program_id"
    " LEFT JOIN relationship_member ON relationship_id = relationship.id"
    " LEFT JOIN participant ON participant.id = participant_id"
    " WHERE relationship.state IN " RUNNING " GROUP BY relationship.id HAVING CASE structure"
    " WHEN 'peer' THEN sum (role IS 'peer') < 2 OR sum (role IN ('mentor', 'mentee')) > 0"
    " WHEN 'group' THEN sum (role IS 'mentor') <> 1 OR sum (role IS 'mentee') < 1"
    " ELSE sum (role IS 'mentor') <> 1 OR sum (role IS 'mentee') <> 1 OR count (*) <> 2 END" },
  { "member-takes-part", "relationship",
    N_("Somebody in a running relationship has not accepted to take part"),
    "SELECT relationship.id FROM relationship JOIN relationship_member ON relationship_id ="
    " relationship.id JOIN participant ON participant.id = participant_id"
    " WHERE relationship.state IN " RUNNING " AND participant.state IN ('invited', 'declined')" },
  { "not-with-oneself", "relationship",
    N_("Somebody is in a relationship with themselves"),
    "SELECT relationship_id FROM relationship_member JOIN participant ON participant.id ="
    " participant_id GROUP BY relationship_id, person_id HAVING count (*) > 1" },
  { "partner-once", "relationship",
    N_("Two people are in two running relationships of a program with each other"),
    "SELECT max (relationship.id) FROM relationship"
    " JOIN relationship_member AS a ON a.relationship_id = relationship.id"
    " JOIN relationship_member AS b ON b.relationship_id = relationship.id"
    " JOIN participant AS one ON one.id = a.participant_id"
    " JOIN participant AS other ON other.id = b.participant_id"
    " WHERE relationship.state IN " RUNNING " AND one.person_id < other.person_id"
    " GROUP BY relationship.program_id, one.person_id, other.person_id"
    " HAVING count (DISTINCT relationship.id) > 1" },
  { "proposal-of-program", "relationship",
    N_("A relationship comes from a proposal of another program"),
    "SELECT relationship.id FROM relationship JOIN proposal ON proposal.id = proposal_id"
    " WHERE proposal.program_id <> relationship.program_id" },
  { "ended-with-reason", "relationship",
    N_("A relationship has ended without a reason"),
    "SELECT id FROM relationship WHERE state = 'ended' AND end_reason = ''" },
  { "relationship-dates", "relationship",
    N_("A relationship ends, or its trial ends, before it begins"),
    "SELECT id FROM relationship WHERE ended_on < started_on OR trial_ends_on < started_on" },
  { "paused-while-paused", "relationship",
    N_("A relationship is paused without a pause that goes on, or the other way round"),
    "SELECT id FROM relationship WHERE (state = 'paused') <> (SELECT count (*) FROM"
    " relationship_pause WHERE relationship_id = relationship.id AND resumed_on IS NULL)" },
  { "verdict-after-start", "relationship",
    N_("A verdict was given before the relationship began"),
    "SELECT relationship.id FROM relationship JOIN relationship_member ON relationship_id ="
    " relationship.id WHERE verdict_on < started_on" },
  { "meeting-not-ahead", "meeting",
    N_("A meeting that is still ahead is said to have been held or missed"),
    "SELECT id FROM meeting WHERE state IN ('held', 'missed') AND date > ?1" },
  { "meeting-after-start", "meeting",
    N_("A meeting lies before the relationship begins"),
    "SELECT meeting.id FROM meeting JOIN relationship ON relationship.id = relationship_id"
    " WHERE meeting.state <> 'cancelled' AND date < started_on" },
  { "no-plans-after-end", "meeting",
    N_("A meeting is planned in a relationship that has ended"),
    "SELECT meeting.id FROM meeting JOIN relationship ON relationship.id = relationship_id"
    " WHERE meeting.state = 'planned' AND ended_on IS NOT NULL" },
  { "goal-dates", "goal",
    N_("A goal was worked on before it was set"),
    "SELECT id FROM goal WHERE touched_on < created_on" },

  /* The file's own book-keeping */
  { "undo-log-whole", "undo_step",
    N_("A step that can be undone has lost a part of its log"),
    "SELECT id FROM undo_step WHERE last_entry >= first_entry AND last_entry - first_entry + 1 <>"
    " (SELECT count (*) FROM undo_entry WHERE undo_entry.id BETWEEN first_entry AND last_entry)" },
  { "undo-log-owned", "undo_entry",
    N_("The undo log has entries that belong to no step"),
    "SELECT id FROM undo_entry WHERE NOT EXISTS (SELECT 1 FROM undo_step"
    " WHERE undo_entry.id BETWEEN first_entry AND last_entry) LIMIT 10" },
};
/* clang-format on */

const guint lodestar_check_n_rules = G_N_ELEMENTS (lodestar_check_rules);
