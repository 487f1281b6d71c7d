import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { APP_ORIGIN, isAppUrl } from './app-origin.ts';

/**
 * Whether a message came from the app's own page: the top frame, at the app's origin and address. Every handler
 * of `ipc.ts` asks this first; a frame that has navigated away or is gone (null) is refused.
 */
export function isFromAppPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url);
}
