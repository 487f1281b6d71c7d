import { EventEmitter } from 'node:events';
import { app } from './app.ts';

type SessionMethods = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
>;
type RequestListener = (
  details: Electron.OnBeforeRequestListenerDetails,
  decide: (response: Electron.CallbackResponse) => void,
) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type PermissionRequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** `session.defaultSession`: keeps the rules that main sets; pages of the double obey them. */
class DoubleSession extends EventEmitter implements SessionMethods {
  permissionRequest: PermissionRequestHandler = null;
  permissionCheck: PermissionCheckHandler = null;
  spellChecker = true;
  private readonly schemes = new Map<string, ProtocolHandler>();
  private beforeRequest: RequestListener | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => void this.schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener | null): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }

  /** Whether main's rules let a page load `url`. */
  allows(url: string): Promise<boolean> {
    const listener = this.beforeRequest;
    if (!listener) return Promise.resolve(true);
    const details = { url } as Electron.OnBeforeRequestListenerDetails;
    return new Promise((resolve) => listener(details, ({ cancel }) => resolve(cancel !== true)));
  }

  /** The answer of the scheme's handler, null for a scheme that nobody handles. */
  async load(url: string, method: string): Promise<Response | null> {
    const handler = this.schemes.get(new URL(url).protocol.slice(0, -1));
    return handler ? handler({ url, method } as Request) : null;
  }
}

export const session = { defaultSession: new DoubleSession() };

/** Schemes as registered, with their privileges. */
export const registeredSchemes: Electron.CustomScheme[] = [];

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    registeredSchemes.push(...schemes);
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
