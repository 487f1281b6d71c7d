import { describe, expect, it } from 'vitest';
import { claimKeys, outletKey } from '../../electron/text/outlet-name.ts';
import { bareOutletKey } from '../../electron/text/outlet-title.ts';

describe('outletKey', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['\u200F\u200B', ''],
    ['!!!', '!!!'],
    ['\uD800الأهرام', 'الاهرام'],
    ['Canal+', 'canal+'],
    ['خبر\u200Cگزاری', 'خبرگزاري'],
    ['https://user@www.Example.com:8080/Home/?q=1#x', 'example.com/home'],
    ['news@example.com', 'news example com'],
    ['U.S. News', 'us news'],
  ])('%j -> %j', (name, key) => {
    expect(outletKey(name)).toBe(key);
  });

  it('reads hostile names in no time', () => {
    const hostile = [
      '.'.repeat(100_000),
      'a.'.repeat(50_000),
      `http://${'@'.repeat(100_000)}`,
      'ال '.repeat(30_000),
    ];
    for (const name of hostile) expect(typeof outletKey(name)).toBe('string');
  });
});

describe('bareOutletKey', () => {
  it.each(['وكالة الأنباء', 'News Agency', 'قناة 24', 'The', 'Le Journal', 'صحيفة'])(
    'leaves %s, which would be nothing',
    (name) => {
      expect(bareOutletKey(name)).toBe(outletKey(name));
    },
  );
});

describe('claimKeys', () => {
  it('are of the publisher, or without one of the host and the domains above it', () => {
    expect(claimKeys('CNN Arabic', 'cnn.com')).toEqual(['cnn arabic']);
    expect(claimKeys('arabic.cnn.com', '')).toEqual(['arabic.cnn.com', 'arabic.cnn.com', 'cnn.com']);
    expect(claimKeys('', 'https://www.arabic.cnn.com:443/x')).toEqual(['arabic.cnn.com', 'cnn.com']);
    expect(claimKeys('', 'mailto:x')).toEqual([]);
    expect(claimKeys('', '')).toEqual([]);
  });
});
