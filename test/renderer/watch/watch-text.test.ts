import { afterEach, describe, expect, it } from 'vitest';
import type { WatchFolder } from '../../../electron/contract/calls/watch-calls.ts';
import { speech } from '../../../renderer/messages/messages.svelte.ts';
import { adviceOn, folderName, statusLine, troubleText } from '../../../renderer/watch/watch-text.ts';

const folder: WatchFolder = {
  id: 'w1',
  path: '/home/sara/صحف اليوم',
  status: 'watching',
  files: 3,
  waiting: 0,
  blocked: 0,
  unnameable: 0,
  overfull: false,
  lastImportAt: null,
};

afterEach(() => {
  speech.language = 'ar';
});

describe('the name of a folder', () => {
  it.each([
    ['/home/sara/صحف/', 'صحف'],
    ['C:\\Users\\Sara\\Press', 'Press'],
    ['/', '/'],
  ])('of %s is %s', (path, name) => {
    expect(folderName(path)).toBe(name);
  });
});

describe('how a folder fares', () => {
  it('counts what is in it and what is still being written, by the rules of Arabic', () => {
    expect(statusLine({ ...folder, waiting: 2 })).toBe(
      'تحت المراقبة · فيه 3 ملفات · ملفان ما زالا يُكتبان · لم يُستورد منه شيء بعد',
    );
    expect(statusLine({ ...folder, files: 0 })).toContain('لا ملفات فيه');
  });

  it('says in both languages that it is gone, and that nothing needs to be done but bring it back', () => {
    const gone = { ...folder, status: 'missing' as const };
    expect(statusLine(gone)).toContain('غير موجود');
    speech.language = 'en';
    expect(statusLine(gone)).toContain('goes on by itself');
  });

  it('names what could be mended only while it is looked at', () => {
    expect(adviceOn({ ...folder, blocked: 1, unnameable: 2 })).toHaveLength(2);
    expect(adviceOn({ ...folder, blocked: 1, status: 'missing' })).toEqual([]);
    expect(adviceOn(folder)).toEqual([]);
  });
});

describe('trouble, in the status bar', () => {
  it('names the one folder, and counts more', () => {
    const gone = { ...folder, status: 'missing' as const };
    const closed = { ...folder, id: 'w2', status: 'unreadable' as const };
    expect(troubleText([folder])).toBe('');
    expect(troubleText([folder, gone])).toMatch(/صحف اليوم.* غير موجود/);
    expect(troubleText([closed])).toMatch(/لا يُفتح/);
    expect(troubleText([gone, closed])).toContain('مجلدان');
  });
});
