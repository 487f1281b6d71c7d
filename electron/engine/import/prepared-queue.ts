import type { Opened, PreparedFile } from './prepared-file.ts';

/** Files in preparation, in the order in which they were offered: that is also the order in which they are stored. */
export interface PreparedQueue {
  /** Whether another file may be begun. */
  readonly hasRoom: boolean;
  readonly isEmpty: boolean;
  /** The first file in line, when it is prepared. */
  readonly first: PreparedFile | null;
  /** Begins a file of `bytes` bytes. */
  add(bytes: number, prepare: () => Promise<PreparedFile>): void;
  /** Begins what lies in the first file, before it; then comes that file again, by `again`. */
  open(members: readonly QueuedFile[], again: () => Promise<PreparedFile>): void;
  /** Resolves when the first file in line is prepared. Rejects when preparing it threw, which is a bug. */
  firstReady(): Promise<void>;
  /** Resolves when nothing is in preparation any more, whatever came of it. */
  settled(): Promise<void>;
  /** Takes those prepared files off the front that `accepts` takes, in order, up to one with others in it. */
  take(accepts: (file: PreparedFile) => boolean): PreparedFile[];
}

export interface QueuedFile {
  readonly bytes: number;
  readonly prepare: () => Promise<PreparedFile>;
}

/** Files that are read and parsed at a time: a line of them for each parser, so that none waits for the engine. */
const MAX_FILES = 72;
/** Bytes of files that are held at a time; a larger file is held alone. */
const MAX_BYTES = 64 * 1024 * 1024;

interface Slot extends QueuedFile {
  /** Bytes of what lies in the file. */
  opened: number;
  /** null: not begun, or to be begun again when its turn has come. */
  done: Promise<void> | null;
  file: PreparedFile | null;
}

export function createPreparedQueue(): PreparedQueue {
  const slots: Slot[] = [];
  let held = 0;

  const slotOf = ({ bytes, prepare }: QueuedFile): Slot => {
    held += bytes;
    return { bytes, prepare, opened: 0, done: null, file: null };
  };

  const begin = (slot: Slot): Promise<void> => {
    const fill = async (): Promise<void> => {
      const file = await slot.prepare();
      const opened = bytesIn(file.opened);
      // What lies in a file that is not yet due may take more memory than there is: it is opened again then.
      if (opened > 0 && slot !== slots[0] && held + opened > MAX_BYTES) {
        slot.done = null;
        return;
      }
      slot.opened = opened;
      held += opened;
      slot.file = file;
    };
    slot.done = fill();
    // Whoever waits for the first file learns of a rejection; those behind it must not end the process.
    slot.done.catch(() => undefined);
    return slot.done;
  };

  const shift = (): void => {
    const slot = slots.shift();
    if (slot) held -= slot.bytes + slot.opened;
  };

  return {
    get hasRoom() {
      return slots.length === 0 || (slots.length < MAX_FILES && held < MAX_BYTES);
    },
    get isEmpty() {
      return slots.length === 0;
    },
    get first() {
      return slots[0]?.file ?? null;
    },
    add(bytes, prepare) {
      const slot = slotOf({ bytes, prepare });
      slots.push(slot);
      void begin(slot);
    },
    open(members, again) {
      const { bytes = 0 } = slots[0] ?? {};
      shift();
      const inside = members.map(slotOf);
      slots.unshift(...inside, slotOf({ bytes, prepare: again }));
      for (const slot of inside) void begin(slot);
    },
    async firstReady() {
      const slot = slots[0];
      if (slot) await (slot.done ?? begin(slot));
    },
    async settled() {
      await Promise.allSettled(slots.map(async (slot) => slot.done));
    },
    take(accepts) {
      const taken: PreparedFile[] = [];
      for (let file = slots[0]?.file; file && !file.opened && accepts(file); file = slots[0]?.file) {
        taken.push(file);
        shift();
      }
      return taken;
    },
  };
}

function bytesIn(opened: Opened | undefined): number {
  return opened?.members.reduce((sum, { bytes }) => sum + bytes.length, 0) ?? 0;
}
