import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../renderer/import/member-path.ts';

describe('placeOf', () => {
  it('tells a file from its folder', () => {
    expect(placeOf('D:\\press\\خبر.html')).toEqual({ name: 'خبر.html', folder: 'D:\\press\\', inside: [] });
    expect(placeOf('خبر.html')).toEqual({ name: 'خبر.html', folder: '', inside: [] });
  });

  it('names the files that a member lay in, not where they lie', () => {
    expect(placeOf('/press/2020/week.zip!/monday/a.html')).toEqual({
      name: 'a.html',
      folder: '',
      inside: ['week.zip', 'monday'],
    });
    expect(placeOf('/press/box.mbox!/letter.eml!/scan.pdf').inside).toEqual(['box.mbox', 'letter.eml']);
  });
});
