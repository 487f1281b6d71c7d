const LOOK_EVERY_MS = 500;

/**
 * Settles when the user or the system asks the program to end; a second signal ends it at once. A signal that is
 * sent to npm ends npm and its shell but does not reach us, so under npm the loss of the parent counts as well:
 * a server left behind would keep the archive locked.
 */
export function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, LOOK_EVERY_MS);
    timer.unref();
  });
}
