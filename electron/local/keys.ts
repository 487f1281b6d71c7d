import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, base64url: an address' one-time token or a page's session. */
const KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * Who may use the engine's socket. Tokens open one session each; a session is good until the server ends. Kept
 * as hashes, so that looking one up takes no time that depends on how much of it was guessed.
 */
export class Keys {
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();

  /** A fresh one-time token. */
  issueToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.#tokens.add(digest(token));
    return token;
  }

  /** The session that `token` opens; null when it was used before or never issued. */
  redeem(token: string): string | null {
    if (!KEY.test(token) || !this.#tokens.delete(digest(token))) return null;
    const session = randomBytes(32).toString('base64url');
    this.#sessions.add(digest(session));
    return session;
  }

  isSession(session: string): boolean {
    return KEY.test(session) && this.#sessions.has(digest(session));
  }
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
