import type { TableMigration } from '@heli/sdk';

/** Plain SQL that SQLite and PostgreSQL both speak; times are text of fixed width. */
export const firstTables: TableMigration = {
  name: '0001-council',
  up: (dialect) => {
    const json = dialect === 'postgresql' ? 'JSONB' : 'JSON';
    return [
      `CREATE TABLE council_body (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, charter TEXT,
         state TEXT NOT NULL, founded_at TEXT NOT NULL)`,
      `CREATE INDEX council_body_organisation ON council_body (organisation)`,
      `CREATE TABLE council_term (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, body_id TEXT NOT NULL, number INTEGER NOT NULL,
         start TEXT NOT NULL, "end" TEXT NOT NULL, state TEXT NOT NULL)`,
      `CREATE UNIQUE INDEX council_term_body_id ON council_term (body_id, number)`,
      `CREATE TABLE council_post (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, body_id TEXT NOT NULL, title TEXT NOT NULL,
         name TEXT NOT NULL, voting BOOLEAN NOT NULL, place INTEGER NOT NULL, unit_id TEXT, state TEXT NOT NULL)`,
      `CREATE INDEX council_post_body_id ON council_post (body_id, state)`,
      `CREATE TABLE council_membership (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, post_id TEXT NOT NULL, body_id TEXT NOT NULL,
         person_id TEXT NOT NULL, part TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT, basis TEXT,
         state TEXT NOT NULL, nominated_by TEXT NOT NULL, approved_by TEXT)`,
      `CREATE INDEX council_membership_post_id ON council_membership (post_id, state)`,
      `CREATE INDEX council_membership_person ON council_membership (person_id)`,
      `CREATE TABLE council_agenda_item (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, owner TEXT NOT NULL, body_id TEXT NOT NULL,
         unit TEXT, origin TEXT NOT NULL, title TEXT NOT NULL, background TEXT, wanted TEXT NOT NULL,
         duration INTEGER NOT NULL, meeting_id TEXT, place INTEGER, parent_id TEXT, visibility TEXT NOT NULL,
         metrics ${json} NOT NULL, suggestion_id TEXT, merged_into TEXT, state TEXT NOT NULL,
         proposed_at TEXT NOT NULL, admitted_at TEXT, started_at TEXT, ended_at TEXT)`,
      `CREATE INDEX council_agenda_item_meeting_id ON council_agenda_item (meeting_id, place)`,
      `CREATE INDEX council_agenda_item_body_id ON council_agenda_item (body_id, state)`,
      `CREATE TABLE council_meeting (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, body_id TEXT NOT NULL, kind TEXT NOT NULL,
         title TEXT NOT NULL, place TEXT, planned_start TEXT NOT NULL, planned_end TEXT NOT NULL,
         actual_start TEXT, actual_end TEXT, chair_post_id TEXT NOT NULL, secretary_person_id TEXT,
         notice_at TEXT, notice_id TEXT, check_in_code TEXT, settings_version INTEGER NOT NULL, expected INTEGER, quorum INTEGER,
         current_item_id TEXT, sequence INTEGER NOT NULL, changed_at TEXT NOT NULL, state TEXT NOT NULL,
         cancel_reason TEXT)`,
      `CREATE INDEX council_meeting_body_id ON council_meeting (body_id, planned_start)`,
      `CREATE INDEX council_meeting_state ON council_meeting (state)`,
      `CREATE TABLE council_attendance (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, post_id TEXT, person_id TEXT,
         proxy_post_id TEXT, voting BOOLEAN NOT NULL, mode TEXT NOT NULL, method TEXT NOT NULL, at TEXT NOT NULL)`,
      `CREATE UNIQUE INDEX council_attendance_meeting_id ON council_attendance (meeting_id, post_id)`,
      `CREATE TABLE council_speech (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, item_id TEXT NOT NULL,
         post_id TEXT, person_id TEXT, kind TEXT NOT NULL, requested_at TEXT NOT NULL, started_at TEXT,
         ended_at TEXT, limit_seconds INTEGER NOT NULL, state TEXT NOT NULL)`,
      `CREATE INDEX council_speech_item_id ON council_speech (item_id)`,
      `CREATE TABLE council_vote (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, item_id TEXT NOT NULL,
         question TEXT NOT NULL, method TEXT NOT NULL, base TEXT NOT NULL, threshold TEXT NOT NULL,
         state TEXT NOT NULL, opened_at TEXT, closed_at TEXT, published_at TEXT, entitled INTEGER,
         present INTEGER, yes INTEGER, no INTEGER, abstain INTEGER, cast_count INTEGER, passed BOOLEAN)`,
      `CREATE INDEX council_vote_item_id ON council_vote (item_id)`,
      `CREATE TABLE council_named_voice (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, vote_id TEXT NOT NULL, post_id TEXT NOT NULL,
         person_id TEXT NOT NULL, choice TEXT NOT NULL, at TEXT NOT NULL)`,
      `CREATE UNIQUE INDEX council_named_voice_vote_id ON council_named_voice (vote_id, post_id)`,
      `CREATE TABLE council_resolution (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, body_id TEXT NOT NULL, meeting_id TEXT NOT NULL,
         item_id TEXT NOT NULL, vote_id TEXT, number TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
         adopted_at TEXT NOT NULL, effective_from TEXT NOT NULL, ended_by TEXT, executed_by TEXT,
         state TEXT NOT NULL)`,
      `CREATE INDEX council_resolution_body_id ON council_resolution (body_id, state)`,
      `CREATE INDEX council_resolution_item_id ON council_resolution (item_id)`,
      `CREATE TABLE council_target (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, resolution_id TEXT NOT NULL, metric TEXT NOT NULL,
         subject TEXT NOT NULL, period TEXT NOT NULL, direction TEXT NOT NULL, course TEXT NOT NULL,
         baseline INTEGER, baseline_n INTEGER NOT NULL, baseline_d INTEGER NOT NULL,
         baseline_as_of TEXT NOT NULL, target INTEGER NOT NULL, by TEXT NOT NULL, verdict TEXT, final INTEGER,
         judged_at TEXT)`,
      `CREATE INDEX council_target_resolution_id ON council_target (resolution_id)`,
      `CREATE TABLE council_action_item (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, unit TEXT NOT NULL, co_unit_ids ${json} NOT NULL,
         resolution_id TEXT, meeting_id TEXT, case_id TEXT, title TEXT NOT NULL, deliverable TEXT,
         owner_person_id TEXT, due TEXT NOT NULL, clock TEXT NOT NULL, progress INTEGER NOT NULL,
         state TEXT NOT NULL, owner TEXT NOT NULL, assigned_at TEXT NOT NULL, submitted_by TEXT,
         submitted_at TEXT, verified_by TEXT, verified_at TEXT, wished_due TEXT, dispute_reason TEXT,
         reworks INTEGER NOT NULL, extensions INTEGER NOT NULL)`,
      `CREATE INDEX council_action_item_unit ON council_action_item (unit, state)`,
      `CREATE INDEX council_action_item_state ON council_action_item (state, due)`,
      `CREATE INDEX council_action_item_resolution_id ON council_action_item (resolution_id)`,
      `CREATE TABLE council_shown_figure (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, item_id TEXT NOT NULL,
         metric TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, key TEXT NOT NULL,
         n INTEGER NOT NULL, d INTEGER NOT NULL, value INTEGER, state TEXT NOT NULL, as_of TEXT NOT NULL,
         seq INTEGER NOT NULL, definition_version INTEGER NOT NULL, shown_at TEXT NOT NULL)`,
      `CREATE INDEX council_shown_figure_meeting_id ON council_shown_figure (meeting_id, item_id)`,
      `CREATE TABLE council_minutes (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, version INTEGER NOT NULL,
         remarks TEXT, html TEXT, kept_by TEXT NOT NULL, circulated_at TEXT, signed_at TEXT, signed_by TEXT, hash TEXT)`,
      `CREATE UNIQUE INDEX council_minutes_meeting_id ON council_minutes (meeting_id)`,
      `CREATE TABLE council_correction (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, meeting_id TEXT NOT NULL, version INTEGER NOT NULL,
         owner TEXT NOT NULL, text TEXT NOT NULL, answer TEXT, accepted BOOLEAN, at TEXT NOT NULL)`,
      `CREATE INDEX council_correction_meeting_id ON council_correction (meeting_id)`,
      `CREATE TABLE council_publication (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, subject_type TEXT NOT NULL, subject_id TEXT NOT NULL,
         title TEXT NOT NULL, content TEXT NOT NULL, audience TEXT NOT NULL, visible_from TEXT NOT NULL, visible_to TEXT,
         state TEXT NOT NULL)`,
      `CREATE INDEX council_publication_subject_id ON council_publication (subject_id)`,
      `CREATE TABLE council_fact (
         id TEXT PRIMARY KEY, organisation TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL,
         at TEXT NOT NULL, place DOUBLE PRECISION NOT NULL, actor TEXT NOT NULL, imported BOOLEAN NOT NULL, data ${json} NOT NULL,
         detail ${json} NOT NULL)`,
      `CREATE INDEX council_fact_subject ON council_fact (subject, at)`,
      `CREATE INDEX council_fact_name ON council_fact (name, at)`,
    ];
  },
};
