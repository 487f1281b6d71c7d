import * as v from 'valibot';

export const MANIFEST_FILE = 'manifest.json';
export const BACKUP_EXTENSION = '.marsad-backup';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a backup holds. A restore takes the files that are named here, and a backup with any other is refused. */
export const manifestSchema = v.object({
  format: v.literal('marsad-backup'),
  version: v.literal(1),
  program: v.string(),
  /** ISO 8601. */
  createdAt: v.string(),
  archive: v.string(),
  schemaVersion: count,
  articles: count,
  passages: count,
  files: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(/^(?:archive\.sqlite|originals\/[0-9a-f]{64})$/)),
      bytes: count,
      sha256,
    }),
  ),
  /** Originals that the archive names and that were gone when the backup was made. */
  missing: v.array(sha256),
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;
export type BackupFile = BackupManifest['files'][number];
