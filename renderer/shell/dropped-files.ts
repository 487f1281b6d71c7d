export interface OfferedFile {
  readonly file: File;
  /** Relative path within what was dropped, `/`-separated. */
  readonly path: string;
}

/** All files of a drop, folders walked. Must be called inside the drop event: the list empties after it. */
export async function droppedFiles(drop: DataTransfer): Promise<OfferedFile[]> {
  const entries = [...drop.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...drop.files].map((file) => ({ file, path: file.name }));
  const found: OfferedFile[] = [];
  const queue = [...entries];
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    if (entry instanceof FileSystemFileEntry || entry.isFile) {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
    } else {
      queue.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
    }
  }
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** `readEntries` answers at most 100 a call: ask until it answers none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return all.filter((entry) => !entry.name.startsWith('.'));
    all.push(...some);
  }
}
