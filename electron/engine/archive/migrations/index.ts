import { firstArchive } from './0001-first-archive.ts';
import { theDesk } from './0002-the-desk.ts';
import { sourcesAndRepair } from './0003-sources-and-repair.ts';
import { filesOfAllKinds } from './0004-files-of-all-kinds.ts';

/** Append-only: migration n (counting from 1) takes an archive from `user_version` n - 1 to n. */
export const migrations: readonly string[] = [firstArchive, theDesk, sourcesAndRepair, filesOfAllKinds];
