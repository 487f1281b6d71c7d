import { describe, expect, it } from 'vitest';
import { originalKind } from '../../electron/main/original-kind.ts';

describe('originalKind', () => {
  it.each([
    ['خبر.txt', 'txt', 'inert'],
    ['PHOTO.JPG', 'txt', 'inert'],
    ['page.html', 'html', 'active'],
    ['page.txt', 'html', 'active'],
    ['drawing.svg', 'txt', 'active'],
    ['report.docm', 'txt', 'active'],
    ['press.pdf', 'txt', 'active'],
    ['run.exe', 'txt', 'unopened'],
    ['run.sh', 'txt', 'unopened'],
    ['macro.vbs', 'txt', 'unopened'],
    ['app.desktop', 'txt', 'unopened'],
    ['page.hta', 'html', 'unopened'],
    ['script.js', 'txt', 'unopened'],
    ['news.txt.lnk', 'txt', 'unopened'],
    ['what.xyz', 'txt', 'unopened'],
    ['noextension', 'txt', 'unopened'],
    ['.txt', 'txt', 'unopened'],
  ])('%s with the content of %s is %s', (name, format, kind) => {
    expect(originalKind(name, format)).toBe(kind);
  });
});
