import { availableParallelism } from 'node:os';
import { fail, type ErrorCode, type Result } from '../../contract/result.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { MAX_PARSER_MEMORY, MEMORY_CHECK_MS } from './memory-guard.ts';
import type { ParsedFile, ParseRequest, Parsers, ParserHost, ParserProcess } from './parser-host.ts';
import { readAnswer, type ToParser } from './parser-messages.ts';
import { residentBytes } from './process-memory.ts';

export interface PoolOptions {
  /** Most children at a time. */
  readonly size: number;
  /** ms that a file may take, and ms more for each MiB of it. */
  readonly deadlineMs: number;
  readonly deadlinePerMibMs: number;
  /** Bytes of resident memory above which a child is killed. */
  readonly maxMemory: number;
  /** ms after which an idle child is closed. */
  readonly idleMs: number;
}

const DEFAULTS: PoolOptions = {
  size: Math.max(1, Math.min(4, availableParallelism() - 1)),
  deadlineMs: 30_000,
  deadlinePerMibMs: 2_000,
  maxMemory: MAX_PARSER_MEMORY,
  idleMs: 15_000,
};

/** A file that waits for a child, or is with one. */
interface Task {
  readonly request: ParseRequest;
  readonly settle: (result: Result<ParsedFile>) => void;
  /** The child that has it. */
  child: Child | null;
  /** It was answered or given up. */
  isOver: boolean;
  /** It is sent to a child that has nothing else: one that had died with several. */
  isAlone: boolean;
}

interface Child {
  readonly process: ParserProcess;
  /** What it was sent, in that order: it reads the first. */
  readonly line: { readonly id: number; readonly task: Task }[];
  /** The bytes of the file of which it has read a portion, and which it still has. */
  held: Uint8Array | null;
  /** Why it is being killed: what its exit means for its file. */
  verdict: ErrorCode;
  dying: boolean;
  deadline: NodeJS.Timeout | undefined;
  watch: NodeJS.Timeout | undefined;
  idle: NodeJS.Timeout | undefined;
}

const NO_BYTES = new Uint8Array();

/** Whether this asks for a further portion of the very file that a child still has. */
function isHeld({ held }: Child, { bytes, cursor = 0 }: ParseRequest): boolean {
  return cursor > 0 && held === bytes;
}

/** Small files are sent ahead, so many to a child, so that it need not wait for the engine between two of them. */
const MAX_LINE = 6;
const SMALL_BYTES = 64 * 1024;

function isSmall({ request: { bytes, size = bytes.length, cursor = 0 }, isAlone }: Task): boolean {
  return size <= SMALL_BYTES && cursor === 0 && !isAlone;
}

/**
 * Parsers over a host's children, started when first needed and used again: each reads one file at a time, with a
 * deadline and a memory limit. A child that dies takes the file with it that it was reading (`parser-crashed`,
 * `-timeout`, `-memory`) and nothing else: what it was sent ahead is sent again, to a child of its own.
 */
export function createParserPool(host: ParserHost, overrides: Partial<PoolOptions> = {}): Parsers {
  const options = { ...DEFAULTS, ...overrides };
  const children = new Set<Child>();
  const waiting: Task[] = [];
  let nextId = 1;
  let closed = false;

  const kill = (child: Child, verdict: ErrorCode): void => {
    if (child.dying) return;
    child.dying = true;
    child.verdict = verdict;
    child.process.kill();
  };

  const release = (child: Child): Task | null => {
    clearTimeout(child.deadline);
    clearInterval(child.watch);
    return child.line.shift()?.task ?? null;
  };

  /** A child has died: whose fault it was is certain only where it had one file, or took too long or too much. */
  const bury = (child: Child): void => {
    const isCertain = child.line.length === 1 || child.verdict !== 'parser-crashed';
    if (isCertain) release(child)?.settle(fail(child.verdict));
    clearTimeout(child.deadline);
    clearInterval(child.watch);
    const again = child.line.splice(0).map(({ task }) => task);
    for (const task of again) {
      task.child = null;
      task.isAlone = true;
      if (closed) task.settle(fail('cancelled'));
    }
    waiting.unshift(...again.filter((task) => !task.isOver));
  };

  const start = (): Child => {
    const child: Child = {
      process: host.spawn(),
      line: [],
      held: null,
      verdict: 'parser-crashed',
      dying: false,
      deadline: undefined,
      watch: undefined,
      idle: undefined,
    };
    children.add(child);
    child.process.onMessage((message) => {
      const answer = readAnswer(message);
      const [first] = child.line;
      if (!first) return;
      if (answer?.id !== first.id) {
        kill(child, 'parser-crashed');
        return;
      }
      const task = release(child);
      const hasMore = answer.result.ok && answer.result.value.next !== null;
      // It keeps a file until it reads another.
      child.held = task && hasMore && child.line.length === 0 ? task.request.bytes : null;
      task?.settle(answer.result);
      if (child.line.length > 0) watchOver(child);
      else {
        child.idle = setTimeout(() => kill(child, 'parser-crashed'), options.idleMs);
        child.idle.unref();
      }
      dispatch();
    });
    child.process.onExit(() => {
      children.delete(child);
      clearTimeout(child.idle);
      bury(child);
      dispatch();
    });
    return child;
  };

  const give = (child: Child, task: Task): void => {
    clearTimeout(child.idle);
    const id = nextId++;
    task.child = child;
    child.line.push({ id, task });
    const { request } = task;
    const again = isHeld(child, request);
    const sent: ToParser = { id, request: again ? { ...request, bytes: NO_BYTES } : request, again };
    if (child.line.length === 1) watchOver(child);
    child.process.send(sent);
  };

  /** The child begins to read the first file of its line. */
  const watchOver = (child: Child): void => {
    const [first] = child.line;
    if (!first) return;
    const { bytes, size = bytes.length } = first.task.request;
    const mib = Math.min(size, MAX_FILE_BYTES) / 2 ** 20;
    child.deadline = setTimeout(
      () => kill(child, 'parser-timeout'),
      options.deadlineMs + mib * options.deadlinePerMibMs,
    );
    child.watch = setInterval(() => void checkMemory(child), MEMORY_CHECK_MS);
  };

  const checkMemory = async (child: Child): Promise<void> => {
    const { pid } = child.process;
    const bytes = pid === undefined ? null : await residentBytes(pid);
    if (bytes !== null && bytes > options.maxMemory && child.line.length > 0) kill(child, 'parser-memory');
  };

  const dispatch = (): void => {
    for (const child of children) {
      if (!child.held || child.line.length > 0 || child.dying) continue;
      const at = waiting.findIndex(({ request }) => isHeld(child, request));
      for (const task of at < 0 ? [] : waiting.splice(at, 1)) give(child, task);
    }
    for (let task = waiting[0]; task; task = waiting[0]) {
      const child = freeChild() ?? (isSmall(task) ? childOfSmall() : null);
      if (!child) return;
      waiting.shift();
      give(child, task);
    }
  };

  /** The child with the shortest line of small files, where there is room in it. */
  const childOfSmall = (): Child | null => {
    const lines = [...children].filter(
      ({ line, held, dying }) =>
        !dying && !held && line.length < MAX_LINE && line.every(({ task }) => isSmall(task)),
    );
    return lines.reduce<Child | null>(
      (shortest, child) => (shortest && shortest.line.length <= child.line.length ? shortest : child),
      null,
    );
  };

  /** A child for any file: one that still has a file is left to it, and one more started in its stead. */
  const freeChild = (): Child | null => {
    const idle = [...children].filter((child) => child.line.length === 0 && !child.dying);
    const free = idle.find(({ held }) => !held);
    if (free) return free;
    const [kept, other] = idle;
    if (children.size - (kept ? 1 : 0) < options.size) return start();
    // Of several files that are kept, one is.
    return other ?? null;
  };

  return {
    parse(request, signal) {
      if (closed || signal?.aborted) return Promise.resolve(fail('cancelled'));
      return new Promise((resolve) => {
        const abort = (): void => {
          const at = waiting.indexOf(task);
          if (at >= 0) waiting.splice(at, 1);
          else if (task.child?.line[0]?.task === task) kill(task.child, 'cancelled');
          task.settle(fail('cancelled'));
        };
        const task: Task = {
          request,
          child: null,
          isOver: false,
          isAlone: false,
          settle: (result) => {
            task.isOver = true;
            signal?.removeEventListener('abort', abort);
            resolve(result);
          },
        };
        signal?.addEventListener('abort', abort);
        waiting.push(task);
        dispatch();
      });
    },
    close() {
      closed = true;
      for (const task of waiting.splice(0)) task.settle(fail('cancelled'));
      for (const child of children) kill(child, 'cancelled');
    },
  };
}
