import { describe, expect, it } from 'vitest';
import { canKeep, mayBeHad, looksKept, titleFromName } from '../../../renderer/import/kept.ts';
import { noSource, publishedOf } from '../../../renderer/import/source-values.ts';

describe('files without text', () => {
  it('can be kept when they were refused and are pictures or PDFs', () => {
    expect(canKeep({ status: 'rejected', format: 'pdf' })).toBe(true);
    expect(canKeep({ status: 'rejected', format: 'jpeg' })).toBe(true);
    expect(canKeep({ status: 'imported', format: 'pdf' })).toBe(false);
    expect(canKeep({ status: 'rejected', format: 'exe' })).toBe(false);
    expect(canKeep({ status: 'rejected', format: 'zip' })).toBe(false);
  });

  it('are told by type, or by name where the system knows no type', () => {
    expect(looksKept({ name: 'مسح', type: 'image/png' })).toBe(true);
    expect(looksKept({ name: 'صفحة.PDF', type: '' })).toBe(true);
    expect(looksKept({ name: 'خبر.txt', type: 'text/plain' })).toBe(false);
  });

  it('lie on this machine only where the path says so', () => {
    expect(['/home/a/scan.png', 'C:\\scans\\a.pdf', '\\\\server\\press\\a.pdf'].every(mayBeHad)).toBe(true);
    expect(['scan.png', 'folder/scan.png'].some(mayBeHad)).toBe(false);
    // The archive may keep the mail around it.
    expect(mayBeHad('letter.eml!/scan.png')).toBe(true);
  });

  it('begin with their name as title', () => {
    expect(titleFromName('النهار_ص1.pdf')).toBe('النهار ص1');
    expect(titleFromName('v1.2 scan.jpeg')).toBe('v1.2 scan');
  });
});

describe('the date beside a typed article', () => {
  it('is stored as ISO 8601, from words too', () => {
    expect(publishedOf({ ...noSource(), published: '25 أيلول 2020' })).toBe('2020-09-25');
    expect(publishedOf(noSource())).toBe('');
  });

  it('holds the article back while it is not clear which day is meant', () => {
    expect(publishedOf({ ...noSource(), published: '1/2/03' })).toBeNull();
    expect(publishedOf({ ...noSource(), published: '31/02/2020' })).toBeNull();
  });
});
