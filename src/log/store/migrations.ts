/**
 * The tables of the SQLite store, one numbered step a version of the format.
 *
 * Steps are only ever added. Each runs in one transaction with the new number; a store of a newer
 * format is refused, never guessed at.
 */
import { McipError } from '../../errors.ts'
import type { SqlDriver } from './sql-driver.ts'

/** Steps from an empty file; the format's number is how many of them have run. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  -- One row a trajectory: its last entry as of a second ago at most; a newer one stands in entries.
  -- value is JSON text, since a name may hold anything.
  CREATE TABLE heads (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    server TEXT NOT NULL,
    seq INTEGER NOT NULL,
    flows INTEGER NOT NULL,
    hash TEXT NOT NULL,
    started_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    noted_seq INTEGER NOT NULL DEFAULT -1,
    UNIQUE (source, value)
  );

  -- bytes is the entry's JSON, byte for byte as hashed.
  CREATE TABLE entries (
    position INTEGER PRIMARY KEY,
    trajectory INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    flow_seq INTEGER NOT NULL,
    flows INTEGER NOT NULL,
    bytes TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE UNIQUE INDEX entries_by_place ON entries (trajectory, seq);

  -- The log-wide chain.
  CREATE TABLE checkpoints (number INTEGER PRIMARY KEY, bytes TEXT NOT NULL, hash TEXT NOT NULL);

  -- Where verification starts when retention has cut older entries.
  CREATE TABLE bases (
    trajectory INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
  );

  CREATE TABLE records (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    expires_at TEXT,
    revision INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
  ) WITHOUT ROWID;

  -- The sealed working set; last_at of a trajectory is that of its last piece.
  CREATE TABLE pieces (
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (source, value, position)
  );
  `,
  `
  -- Of a trajectory's working set: bytes ever stored, as of a second ago at most, and bytes removed.
  ALTER TABLE heads ADD COLUMN stored_bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE heads ADD COLUMN removed_bytes INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX heads_holding ON heads (last_at, stored_bytes, removed_bytes)
    WHERE stored_bytes > removed_bytes;

  DROP TABLE pieces;
  -- place is (trajectory << 28) | position, where position is the seq of the piece's entry: one
  -- tree that grows at its end costs an append the fewest pages. total counts the bytes of the
  -- trajectory up to the piece.
  -- server (JSON text, '' for none), integrity and confidentiality (places in their lists) and
  -- leaves are what is left of a piece once it is removed.
  CREATE TABLE pieces (
    place INTEGER PRIMARY KEY,
    total INTEGER NOT NULL,
    lasting INTEGER NOT NULL,
    server TEXT NOT NULL,
    integrity INTEGER NOT NULL,
    confidentiality INTEGER NOT NULL,
    leaves INTEGER NOT NULL,
    sealed BLOB NOT NULL
  );

  -- position is that of the last piece that was removed.
  CREATE TABLE forgotten (
    trajectory INTEGER NOT NULL,
    server TEXT NOT NULL,
    integrity INTEGER NOT NULL,
    confidentiality INTEGER NOT NULL,
    leaves INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (trajectory, server)
  ) WITHOUT ROWID;
  `,
]

/**
 * Brings a store to the newest format.
 *
 * Safe when several processes open one new file at once: the number is read again inside the
 * transaction.
 * @throws McipError `log.newer-format`, `log.unavailable`
 */
export function migrate(driver: SqlDriver, file: string): void {
  if (readFormat(driver, file) === migrations.length) return
  driver.transaction(() => {
    for (let format = readFormat(driver, file); format < migrations.length; format++) {
      driver.exec(migrations[format] ?? '')
      driver
        .prepare(
          "INSERT INTO meta (name, value) VALUES ('format', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        )
        .run(String(format + 1))
    }
  })
}

/** The format's number; 0 for an empty file. @throws McipError `log.newer-format`, `log.unavailable` */
export function readFormat(driver: SqlDriver, file: string): number {
  const tables = driver
    .prepare(
      "SELECT count(*) AS total, count(*) FILTER (WHERE name = 'meta') AS own FROM sqlite_master",
    )
    .get()
  if (tables?.total === 0) return 0
  const value =
    tables?.own === 1
      ? driver.prepare("SELECT value FROM meta WHERE name = 'format'").get()?.value
      : undefined
  const found = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined
  if (found === undefined) {
    throw new McipError('log.unavailable', {
      file,
      reason: 'it is the SQLite file of another program',
    })
  }
  if (found > migrations.length) {
    throw new McipError('log.newer-format', { file, found, known: migrations.length })
  }
  return found
}
