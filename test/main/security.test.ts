import type { IpcMainEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/main/content-security-policy.ts';
import { isAllowedRequest } from '../../electron/main/security.ts';
import { isFromAppPage } from '../../electron/main/sender.ts';

describe('isAllowedRequest', () => {
  it.each([
    'marsad://app/index.html',
    'marsad://app/assets/a.js?v=1',
    'data:image/png;base64,AA==',
    'blob:marsad://app/1',
  ])('allows %s', (url) => expect(isAllowedRequest(url, false)).toBe(true));

  it.each([
    'https://example.org/',
    'http://127.0.0.1:3000/',
    'ws://localhost/',
    'file:///etc/passwd',
    'marsad://other/index.html',
    'marsad://app.example.org/index.html',
    'marsad://user@app/index.html',
    'marsadx://app/index.html',
    'blob:https://example.org/1',
    'chrome://version',
    'devtools://devtools/bundled/inspector.html',
    'not a url',
  ])('refuses %s', (url) => expect(isAllowedRequest(url, false)).toBe(false));

  it('admits developer tools in development only', () => {
    expect(isAllowedRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(isAllowedRequest('https://example.org/', true)).toBe(false);
  });
});

describe('isFromAppPage', () => {
  const event = (frame: object | null): IpcMainEvent => ({ senderFrame: frame }) as IpcMainEvent;
  const page = { url: 'marsad://app/index.html#reader', origin: 'marsad://app', parent: null };

  it('believes the top frame of the app', () => {
    expect(isFromAppPage(event(page))).toBe(true);
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the app', { ...page, parent: {} }],
    ['another origin', { ...page, origin: 'https://example.org' }],
    ['an empty document that inherited the origin', { ...page, url: 'about:blank' }],
    ['another address', { ...page, url: 'https://example.org/marsad://app/' }],
    ['a host of the same scheme', { ...page, url: 'marsad://other/', origin: 'marsad://other' }],
  ])('refuses %s', (_, frame) => {
    expect(isFromAppPage(event(frame))).toBe(false);
  });
});

describe('the content security policy', () => {
  it('lets nothing in but the app, and nothing out', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });
});
