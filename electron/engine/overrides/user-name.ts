import { userInfo } from 'node:os';

/** Who is logged in, as the author of corrections; '' where the system does not know. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
