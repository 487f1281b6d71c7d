import { Worker } from 'node:worker_threads';

/** Bytes of resident memory above which a parser is killed: heap, buffers and code together. */
export const MAX_PARSER_MEMORY = 1024 * 1024 * 1024;
/** How often memory is looked at. */
export const MEMORY_CHECK_MS = 250;

/**
 * Ends this process when it grows beyond `MAX_PARSER_MEMORY`. Only where the parent cannot look at it from
 * outside (there is no /proc): a thread of its own, since the main one is busy when memory grows.
 */
export function guardMemory(platform: NodeJS.Platform = process.platform, limit = MAX_PARSER_MEMORY): void {
  if (platform === 'linux') return;
  const source = `setInterval(() => {
    if (process.memoryUsage.rss() > ${limit}) process.kill(process.pid, 'SIGKILL');
  }, ${MEMORY_CHECK_MS});`;
  new Worker(source, { eval: true }).unref();
}
