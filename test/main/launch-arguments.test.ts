import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLaunch } from '../../electron/main/launch-arguments.ts';

describe('parseLaunch', () => {
  const cwd = join('/', 'home', 'sara');

  it('resolves paths against the folder it was started in', () => {
    expect(parseLaunch(['أخبار/خبر.txt', '/tmp/a.html'], cwd)).toEqual({
      archive: '',
      paths: [join(cwd, 'أخبار', 'خبر.txt'), '/tmp/a.html'],
    });
  });

  it.each([
    [['--archive', 'work', 'a.txt']],
    [['a.txt', '--archive=work']],
    [['--archive', 'work', '--', 'a.txt']],
  ])('takes the archive from %j', (args) => {
    expect(parseLaunch(args, cwd)).toEqual({ archive: join(cwd, 'work'), paths: [join(cwd, 'a.txt')] });
  });

  it("leaves Chromium's and Electron's own options alone", () => {
    expect(parseLaunch(['--no-sandbox', '--ozone-platform=x11', 'a.txt'], cwd).paths).toEqual([
      join(cwd, 'a.txt'),
    ]);
  });

  it('takes everything after -- as a path', () => {
    expect(parseLaunch(['--', '--odd.txt'], cwd).paths).toEqual([join(cwd, '--odd.txt')]);
  });

  it('is not led astray by an option without its value', () => {
    expect(parseLaunch(['--archive'], cwd)).toEqual({ archive: '', paths: [] });
  });
});
