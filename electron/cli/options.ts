/** All options of all commands, as `parseArgs` takes them. */
export const OPTIONS = {
  archive: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  level: { type: 'string' },
  limit: { type: 'string' },
  offset: { type: 'string' },
  field: { type: 'string' },
  memo: { type: 'string' },
  tag: { type: 'string' },
  query: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  language: { type: 'string' },
  source: { type: 'string' },
  published: { type: 'string' },
  byline: { type: 'string' },
  section: { type: 'string' },
  page: { type: 'string' },
  title: { type: 'string' },
  port: { type: 'string' },
  map: { type: 'string' },
} as const;

type TextOption = {
  [K in keyof typeof OPTIONS]: (typeof OPTIONS)[K]['type'] extends 'string' ? K : never;
}[keyof typeof OPTIONS];

/** Options that belong to some commands only. */
export type CommandOption = Exclude<TextOption, 'archive'>;

/** Options that take a value, as they were typed. */
export type Options = Readonly<Partial<Record<TextOption, string>>>;
