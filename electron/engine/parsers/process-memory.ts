import { readFile } from 'node:fs/promises';

// Linux on every platform that Node and Electron ship for, except some ARM servers that run neither.
const PAGE_BYTES = 4096;

/** Resident bytes of a process by /proc (proc(5), statm's second field, in pages); null where there is none. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null;
  } catch {
    return null;
  }
}
