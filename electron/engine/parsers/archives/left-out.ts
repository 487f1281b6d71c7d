/** Names that operating systems leave in archives, and hidden ones. */
const SYSTEM_NAME = /^(?:\..*|__MACOSX|thumbs\.db|desktop\.ini|\$recycle\.bin)$/i;
const PAGE = /\.(?:x?html?|shtml|mht|php|aspx?)$/i;
/** What pages are made with, never what they say. */
const PAGE_PART = /\.(?:css|m?js|map|woff2?|ttf|otf|eot|ico|cur)$/i;

/**
 * Whether an entry of a container is no document: what systems leave behind, the folder that a browser saves beside a
 * page (`page.html` with `page_files/`, in each language its own suffix), and styles, scripts and fonts where there
 * are pages. `names` are all of the container's entries.
 */
export function leftOut(names: readonly string[]): (name: string) => boolean {
  const stems = new Map<string, string[]>();
  let hasPages = false;
  for (const name of names) {
    if (!PAGE.test(name)) continue;
    hasPages = true;
    const cut = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, cut);
    stems.set(folder, [...(stems.get(folder) ?? []).slice(-MAX_PAGES), name.slice(cut).replace(PAGE, '')]);
  }
  const companions = new Map<string, boolean>();

  const isCompanion = (folder: string, part: string): boolean => {
    const path = `${folder}${part}`;
    const known = companions.get(path);
    if (known !== undefined) return known;
    const found = (stems.get(folder) ?? []).some((stem) => stem !== '' && isBeside(part, stem));
    companions.set(path, found);
    return found;
  };

  return (name) => {
    const parts = name.split('/');
    if (parts.some((part) => SYSTEM_NAME.test(part))) return true;
    if (hasPages && PAGE_PART.test(name)) return true;
    let folder = '';
    for (const part of parts.slice(0, -1)) {
      if (isCompanion(folder, part)) return true;
      folder += `${part}/`;
    }
    return false;
  };
}

/** Pages of one folder whose companions are looked for. */
const MAX_PAGES = 2000;

/** `page_files`, `page-Dateien`, `page.files`: the page's name and one word. */
function isBeside(folder: string, stem: string): boolean {
  return folder.startsWith(stem) && /^[_.-][\p{L}\p{M}]+$/u.test(folder.slice(stem.length));
}
