/** Endings under which programs write what will have another name when it is complete. */
const UNFINISHED = [
  // Chromium, Firefox, Safari, Opera, Internet Explorer
  '.crdownload',
  '.part',
  '.download',
  '.opdownload',
  '.partial',
  // rsync, wget, curl, aria2, torrents, editors
  '.tmp',
  '.temp',
  '.filepart',
  '.aria2',
  '.!ut',
  '.swp',
];

/** What Windows puts into folders of its own accord. */
const OF_THE_SYSTEM = ['thumbs.db', 'desktop.ini', '$recycle.bin', 'system volume information'];

/**
 * Whether a name in a watch folder is none of a file to import: hidden (as in any import), the lock or copy that an
 * office program keeps beside an open document, a download or copy under way. Of the latter nothing is offered until
 * it has its own name.
 */
export function isPassedOver(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    name.endsWith('~') ||
    OF_THE_SYSTEM.includes(lower) ||
    UNFINISHED.some((ending) => lower.endsWith(ending))
  );
}

/** Whether another program writes `name` under a name of its own beside it: Firefox keeps `a.pdf` empty till `a.pdf.part` is complete. */
export function isBeingDownloaded(name: string, beside: ReadonlySet<string>): boolean {
  return UNFINISHED.some((ending) => beside.has(name + ending));
}
