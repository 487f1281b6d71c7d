import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The checkout. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Build output. */
export const DIST = join(PROJECT, 'dist');

export const ASSETS = join(PROJECT, 'assets');
