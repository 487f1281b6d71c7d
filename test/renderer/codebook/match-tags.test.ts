import { describe, expect, it } from 'vitest';
import type { Tag } from '../../../electron/contract/values.ts';
import { gradeOf, matchTags } from '../../../renderer/codebook/match-tags.ts';

let made = 0;
function tag(name: string, passages = 0): Tag {
  return { id: `t${++made}`, name, color: 0, definition: '', passages };
}

const SANCTIONS = tag('العقوبات الأميركية', 4);
const NUCLEAR = tag('البرنامج النووي', 9);
const RUSSIA = tag('روسيا', 1);
const RUSSIA_CHINA = tag('روسيا والصين', 2);
const SCOTUS = tag('Supreme Court', 0);
const ALL = [SANCTIONS, NUCLEAR, RUSSIA, RUSSIA_CHINA, SCOTUS];

function names(typed: string, recent: readonly string[] = []): string[] {
  return matchTags(typed, ALL, recent).matches.map((match) => match.tag.name);
}

describe('matching tags to what is typed', () => {
  it('takes Arabic as it is typed: without hamza, with ه for ة, with tashkeel', () => {
    expect(names('الاميركيه')).toEqual([SANCTIONS.name]);
    expect(names('نوويّ')).toEqual([NUCLEAR.name]);
    expect(names('روسىا')).toContain(RUSSIA.name);
  });

  it('does not ask for the article, and matches the beginnings of words in any order', () => {
    expect(names('عقوب')[0]).toBe(SANCTIONS.name);
    expect(names('امير عقو')).toEqual([SANCTIONS.name]);
  });

  it('prefers the same name to a longer one, and a beginning to letters here and there', () => {
    expect(names('روسيا')).toEqual([RUSSIA.name, RUSSIA_CHINA.name]);
    expect(gradeOf('spc', 'Supreme Court')).toBe('scattered');
    expect(gradeOf('cpu', 'Supreme Court')).toBeNull();
  });

  it('ignores case and accents', () => {
    expect(names('SUPRÊME')).toEqual([SCOTUS.name]);
  });

  it('shows the most recent first, then the most used, when nothing is typed', () => {
    expect(names('', [SCOTUS.id, RUSSIA.id])).toEqual([
      SCOTUS.name,
      RUSSIA.name,
      NUCLEAR.name,
      SANCTIONS.name,
      RUSSIA_CHINA.name,
    ]);
  });
});

describe('creating a tag', () => {
  it('is offered for a new name only, blanks tidied', () => {
    expect(matchTags('  الأمم   المتحدة ', ALL, []).create).toBe('الأمم المتحدة');
    expect(matchTags('   ', ALL, []).create).toBe('');
  });

  it('is not offered where the engine would take the name for an existing one', () => {
    expect(matchTags('supreme court', ALL, []).create).toBe('');
    expect(matchTags('العقوبات الاميركية', ALL, []).create).toBe('');
  });

  it('is offered for ة against ه, which are different names', () => {
    expect(matchTags('العقوبات الاميركيه', ALL, []).create).toBe('العقوبات الاميركيه');
  });
});
