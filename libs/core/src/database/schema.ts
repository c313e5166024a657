import { sessions } from './schema/0002-sessions.js';
import { series } from './schema/0003-series.js';
import { files } from './schema/0003-files.js';
import { notices } from './schema/0004-notices.js';
import { ballots } from './schema/0005-ballots.js';
import { erasure } from './schema/0006-erasure.js';
import { reactions } from './schema/0007-reactions.js';
import { suggestions } from './schema/0008-suggestions.js';
import { posts } from './schema/0009-posts.js';
import { takeover } from './schema/0008-takeover.js';
import { published } from './schema/0009-published.js';
import { pairing } from './schema/0010-pairing.js';
import { playlists } from './schema/0012-playlists.js';
import { displayProfile } from './schema/0013-display-profile.js';
import { settingsDrafts } from './schema/0014-settings.js';
import { views } from './schema/0015-views.js';
import { identities } from './schema/0016-identities.js';
import { scenes } from './schema/0017-scenes.js';
import { plugins } from './schema/0018-plugins.js';
import { auditIndex } from './schema/0019-audit-index.js';
import { displayReports } from './schema/0011-display-reports.js';

/** A forward step of the kernel's own tables. */
export interface CoreMigration {
  readonly name: string;
  readonly statements: readonly string[];
}

const log = [
  `CREATE TABLE core_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE core_event (
     seq INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL,
     organisation TEXT NOT NULL, occurred_at TEXT NOT NULL, recorded_at TEXT NOT NULL,
     actor_id TEXT NOT NULL, actor_role TEXT NOT NULL, subject_type TEXT, subject_id TEXT,
     causation_id TEXT, correlation_id TEXT NOT NULL, depth INTEGER NOT NULL, imported INTEGER NOT NULL,
     data TEXT NOT NULL, detail_mac TEXT, prev_hash TEXT NOT NULL, hash TEXT NOT NULL)`,
  `CREATE INDEX core_event_subject ON core_event (subject_type, subject_id, seq)`,
  // The dated tree is read from its events alone.
  `CREATE INDEX core_event_tree ON core_event (seq) WHERE type IN ('core.organisationRegistered', 'core.organisationMoved')`,
  `CREATE TABLE core_event_detail (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, detail TEXT NOT NULL)`,
  `CREATE TABLE core_idempotency (
     actor_id TEXT NOT NULL, key TEXT NOT NULL, command TEXT NOT NULL, organisation TEXT NOT NULL, body_hash TEXT NOT NULL,
     output TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, PRIMARY KEY (actor_id, key)) WITHOUT ROWID`,
  `CREATE INDEX core_idempotency_age ON core_idempotency (recorded_at)`,
  `CREATE TABLE core_audit (
     id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor_id TEXT NOT NULL, action TEXT NOT NULL, organisation TEXT NOT NULL,
     outcome TEXT NOT NULL, refusal TEXT, seq INTEGER, request_id TEXT)`,
  `CREATE TABLE core_deadline (
     mechanism TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, organisation TEXT NOT NULL, type TEXT NOT NULL,
     data TEXT NOT NULL, subject_type TEXT, subject_id TEXT, causation_id TEXT, correlation_id TEXT NOT NULL,
     PRIMARY KEY (mechanism, key)) WITHOUT ROWID`,
  `CREATE INDEX core_deadline_at ON core_deadline (at)`,
  `CREATE TABLE core_series (
     organisation TEXT NOT NULL, series TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (organisation, series)) WITHOUT ROWID`,
];

const bucketColumns = `metric TEXT NOT NULL, organisation TEXT NOT NULL, key TEXT NOT NULL, period TEXT NOT NULL,
     bin INTEGER NOT NULL, n INTEGER NOT NULL, d INTEGER NOT NULL, version INTEGER NOT NULL, changed_at TEXT NOT NULL,
     PRIMARY KEY (metric, organisation, key, period, bin)) WITHOUT ROWID`;

const derivedTables = [
  `CREATE TABLE core_cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL, revision INTEGER NOT NULL, fault TEXT, fault_at TEXT)`,
  `CREATE TABLE core_bucket (${bucketColumns}`,
  `CREATE TABLE core_bucket_build (${bucketColumns}`,
  `CREATE INDEX core_bucket_period ON core_bucket (period)`,
  `CREATE TABLE core_published (
     metric TEXT NOT NULL, organisation TEXT NOT NULL, key TEXT NOT NULL, period TEXT NOT NULL,
     n INTEGER NOT NULL, d INTEGER, value REAL, as_of TEXT NOT NULL,
     PRIMARY KEY (metric, organisation, key, period)) WITHOUT ROWID`,
];

const people = [
  `CREATE TABLE core_organisation (code TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT, level TEXT NOT NULL)`,
  `CREATE TABLE core_unit (
     id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE TABLE core_person (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE TABLE core_account (
     id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, person_id TEXT, password TEXT, created_at TEXT NOT NULL, state TEXT NOT NULL)`,
  `CREATE TABLE core_grant (
     account_id TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL, unit_id TEXT NOT NULL DEFAULT '',
     PRIMARY KEY (account_id, role, organisation, unit_id)) WITHOUT ROWID`,
  `CREATE TABLE core_token (
     id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account_id TEXT, display_id TEXT, label TEXT NOT NULL,
     roles TEXT, organisation TEXT, created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT)`,
  `CREATE TABLE core_display (
     id TEXT PRIMARY KEY, name TEXT NOT NULL, organisation TEXT NOT NULL, audience TEXT NOT NULL, language TEXT NOT NULL,
     theme TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE core_claim (code_hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, subject_id TEXT NOT NULL, expires_at TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE core_activation (
     organisation TEXT NOT NULL, mechanism TEXT NOT NULL, active INTEGER NOT NULL, since TEXT NOT NULL, reason TEXT,
     PRIMARY KEY (organisation, mechanism)) WITHOUT ROWID`,
  `CREATE TABLE core_settings (
     organisation TEXT NOT NULL, mechanism TEXT NOT NULL, version INTEGER NOT NULL, effective_from TEXT NOT NULL,
     value TEXT NOT NULL, author_id TEXT NOT NULL, reason TEXT NOT NULL, legal_basis TEXT, recorded_at TEXT NOT NULL,
     PRIMARY KEY (organisation, mechanism, version)) WITHOUT ROWID`,
];

export const coreMigrations: readonly CoreMigration[] = [
  { name: '0001-log', statements: [...log, ...derivedTables, ...people] },
  sessions,
  series,
  files,
  notices,
  ballots,
  erasure,
  reactions,
  suggestions,
  posts,
  takeover,
  published,
  pairing,
  displayReports,
  playlists,
  displayProfile,
  settingsDrafts,
  views,
  identities,
  scenes,
  plugins,
  auditIndex,
];
