import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../electron/cli/commands.ts';
import { helpText } from '../../electron/cli/help.ts';
import { MESSAGES, messageFor } from '../../electron/cli/messages.ts';
import { choiceOption, countOption, parseArguments } from '../../electron/cli/parse-arguments.ts';
import { UsageError } from '../../electron/cli/usage-error.ts';
import { createOutput } from '../../electron/cli/output.ts';
import { ERROR_CODES } from '../../electron/contract/result.ts';

describe('arguments', () => {
  it('may have options before or after operands', () => {
    const expected = {
      kind: 'command',
      command: 'search',
      operands: ['مجلس', 'الأمن'],
      options: { archive: '/a', limit: '3' },
      json: true,
    };
    expect(parseArguments(['--json', '--archive', '/a', 'search', 'مجلس', '--limit', '3', 'الأمن'])).toEqual(
      expected,
    );
    expect(parseArguments(['search', 'مجلس', 'الأمن', '--limit=3', '--archive=/a', '--json'])).toEqual(
      expected,
    );
  });

  it('are taken as they are after --', () => {
    expect(parseArguments(['search', '--', '-إيران', '--json'])).toMatchObject({
      operands: ['-إيران', '--json'],
      json: false,
    });
  });

  it.each([
    [['fly'], 'no command "fly"'],
    [['search'], 'usage: marsad search QUERY'],
    [['show', 'a1', 'a2'], 'usage: marsad show ID'],
    [['show', 'a1', '--limit', '3'], '"show" takes no --limit'],
    [['search', 'x', '--colour'], '--colour'],
    [['search', '-إيران'], '--'],
    [['--json'], 'name a command'],
    [['search', 'x', '--limit'], '--limit'],
  ])('%j are wrong, and it says why', (args, reason) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(reason);
  });

  it('ask for help and version anywhere', () => {
    expect(parseArguments([])).toEqual({ kind: 'help', command: null });
    expect(parseArguments(['help', 'import'])).toEqual({ kind: 'help', command: 'import' });
    expect(parseArguments(['search', '--help'])).toEqual({ kind: 'help', command: 'search' });
    expect(parseArguments(['--version'])).toEqual({ kind: 'version' });
  });

  it('that are counts or choices are checked', () => {
    expect(countOption('limit', '20', 5)).toBe(20);
    expect(countOption('limit', undefined, 5)).toBe(5);
    for (const typed of ['-1', 'x', '1.5', '', '1e3']) {
      expect(() => countOption('limit', typed, 5)).toThrow(UsageError);
    }
    expect(() => choiceOption('level', 'fuzzy', ['exact', 'broad'])).toThrow('exact, broad');
  });
});

it('help names every command', () => {
  const text = helpText(null);
  for (const [name, { synopsis, summary }] of Object.entries(COMMANDS)) {
    expect(text).toMatch(new RegExp(`^  ${name}( |$)`, 'm'));
    expect(text).toContain(synopsis);
    expect(text).toContain(summary);
  }
});

it('every code has one sentence that names what it is about and shows no blank', () => {
  for (const code of ERROR_CODES) {
    const known = messageFor({ code, params: { path: '/press/خبر.txt', id: 'a1' } });
    for (const message of [known, MESSAGES[code]({})]) {
      expect(message).toMatch(/^\S.{8,}\S$/);
      expect(message).not.toMatch(/undefined|\[object|NaN|""/);
    }
  }
  expect(messageFor({ code: 'archive-not-found', params: { path: '/press/x' } })).toContain('"/press/x"');
});

it('text for a terminal carries no commands to it, JSON stays what it is', () => {
  const written: string[] = [];
  const title = 'خبر\u001B[2J\u009B31m\u202Egnp.exe';
  createOutput(false, (text) => written.push(text)).line({ title }, () => title);
  createOutput(true, (text) => written.push(text)).line({ title }, () => title);
  expect(written[0]).toBe('خبر\uFFFD[2J\uFFFD31m\uFFFDgnp.exe\n');
  expect(JSON.parse(written[1] ?? '')).toEqual({ title });
});
