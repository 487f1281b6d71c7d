import { expect, test } from 'vitest';
import { bodyOffset, canonicalText } from '../../electron/text/article.ts';

test.each([
  ['Title', 'Body\nmore', 'Title\n\nBody\nmore'],
  ['', 'Body', 'Body'],
  ['Title', '', 'Title'],
  ['', '', ''],
])('title %j and body %j', (title, body, expected) => {
  expect(canonicalText({ title, body })).toBe(expected);
  expect(expected.slice(bodyOffset({ title, body }))).toBe(body);
});
