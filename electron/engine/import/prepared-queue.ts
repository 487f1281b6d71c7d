import type { PreparedFile } from './prepare-file.ts';

/** Files in preparation, in the order in which they were offered: that is also the order in which they are stored. */
export interface PreparedQueue {
  /** Whether another file may be begun. */
  readonly hasRoom: boolean;
  readonly isEmpty: boolean;
  /** Begins a file of `bytes` bytes. */
  add(bytes: number, prepare: () => Promise<PreparedFile>): void;
  /** Resolves when the first file in line is prepared. Rejects when preparing it threw, which is a bug. */
  firstReady(): Promise<void>;
  /** Resolves when nothing is in preparation any more, whatever came of it. */
  settled(): Promise<void>;
  /** Takes those prepared files off the front that `accepts` takes, in order. */
  take(accepts: (file: PreparedFile) => boolean): PreparedFile[];
}

/** Files that are read and parsed at a time: several for each parser, so that none waits for the disk. */
const MAX_FILES = 48;
/** Bytes of files that are held at a time; a larger file is held alone. */
const MAX_BYTES = 64 * 1024 * 1024;

interface Slot {
  readonly bytes: number;
  done: Promise<void>;
  file: PreparedFile | null;
}

export function createPreparedQueue(): PreparedQueue {
  const slots: Slot[] = [];
  let held = 0;
  return {
    get hasRoom() {
      return slots.length === 0 || (slots.length < MAX_FILES && held < MAX_BYTES);
    },
    get isEmpty() {
      return slots.length === 0;
    },
    add(bytes, prepare) {
      const fill = async (): Promise<void> => {
        slot.file = await prepare();
      };
      const slot: Slot = { bytes, file: null, done: Promise.resolve() };
      slot.done = fill();
      // Whoever waits for the first file learns of a rejection; those behind it must not end the process.
      slot.done.catch(() => undefined);
      slots.push(slot);
      held += bytes;
    },
    firstReady: () => slots[0]?.done ?? Promise.resolve(),
    async settled() {
      await Promise.allSettled(slots.map((slot) => slot.done));
    },
    take(accepts) {
      const taken: PreparedFile[] = [];
      for (let slot = slots[0]; slot?.file && accepts(slot.file); slot = slots[0]) {
        taken.push(slot.file);
        held -= slot.bytes;
        slots.shift();
      }
      return taken;
    },
  };
}
