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
}

interface Child {
  readonly process: ParserProcess;
  task: { readonly id: number; readonly task: Task } | null;
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

/**
 * Parsers over a host's children, started when first needed and used again: each has one file at a time, a deadline
 * and a memory limit. A child that dies takes its own file with it (`parser-crashed`, `-timeout`, `-memory`) and
 * nothing else.
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
    const task = child.task?.task ?? null;
    child.task = null;
    clearTimeout(child.deadline);
    clearInterval(child.watch);
    return task;
  };

  const start = (): Child => {
    const child: Child = {
      process: host.spawn(),
      task: null,
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
      if (!child.task) return;
      if (answer?.id !== child.task.id) {
        kill(child, 'parser-crashed');
        return;
      }
      const task = release(child);
      const hasMore = answer.result.ok && answer.result.value.next !== null;
      child.held = task && hasMore ? task.request.bytes : null;
      task?.settle(answer.result);
      child.idle = setTimeout(() => kill(child, 'parser-crashed'), options.idleMs);
      child.idle.unref();
      dispatch();
    });
    child.process.onExit(() => {
      children.delete(child);
      clearTimeout(child.idle);
      release(child)?.settle(fail(child.verdict));
      dispatch();
    });
    return child;
  };

  const give = (child: Child, task: Task): void => {
    clearTimeout(child.idle);
    const id = nextId++;
    task.child = child;
    child.task = { id, task };
    const { request } = task;
    const again = isHeld(child, request);
    const mib = Math.min(request.size ?? request.bytes.length, MAX_FILE_BYTES) / 2 ** 20;
    child.deadline = setTimeout(
      () => kill(child, 'parser-timeout'),
      options.deadlineMs + mib * options.deadlinePerMibMs,
    );
    child.watch = setInterval(() => void checkMemory(child), MEMORY_CHECK_MS);
    const sent: ToParser = { id, request: again ? { ...request, bytes: NO_BYTES } : request, again };
    child.process.send(sent);
  };

  const checkMemory = async (child: Child): Promise<void> => {
    const { pid } = child.process;
    const bytes = pid === undefined ? null : await residentBytes(pid);
    if (bytes !== null && bytes > options.maxMemory && child.task) kill(child, 'parser-memory');
  };

  const dispatch = (): void => {
    for (const child of children) {
      if (!child.held || child.task || child.dying) continue;
      const at = waiting.findIndex(({ request }) => isHeld(child, request));
      for (const task of at < 0 ? [] : waiting.splice(at, 1)) give(child, task);
    }
    while (waiting.length > 0) {
      const child = freeChild();
      const task = child && waiting.shift();
      if (!task) return;
      give(child, task);
    }
  };

  /** A child for any file: one that still has a file is left to it, and one more started in its stead. */
  const freeChild = (): Child | null => {
    const idle = [...children].filter((child) => !child.task && !child.dying);
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
          else if (task.child?.task?.task === task) kill(task.child, 'cancelled');
          task.settle(fail('cancelled'));
        };
        const task: Task = {
          request,
          child: null,
          settle: (result) => {
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
