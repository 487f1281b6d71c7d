import { hostile, SENTENCE, type HostileFile } from './hostile-file.ts';

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>عنوان</title>${head}</head><body>${body}<p>${SENTENCE.repeat(4)}</p></body></html>`;

/** Ten entities of ten entities: 10^9 words from a few hundred bytes. */
const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
);
let links = 0;
/** Each at an address of its own: another text at the same address would be its revision. */
const rss = (doctype: string, text: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${doctype}<rss version="2.0"><channel><title>قناة</title><item><title>خبر</title><link>https://a.invalid/${++links}</link><description>${text} ${SENTENCE}</description></item></channel></rss>`;

export const markupFiles = (): HostileFile[] => [
  hostile('deep.html', page('', '<div>'.repeat(100_000)), 'refused'),
  hostile('wide.html', page('', '<i></i>'.repeat(600_000)), 'refused'),
  hostile('marks.html', page('', '<'.repeat(10_000_000)), 'refused'),
  hostile('ampersands.html', page('', '&amp;'.repeat(2_000_000)), 'refused'),
  hostile('too-long.html', page('', `<p>${'كلمة '.repeat(4_500_000)}</p>`), 'refused'),
  hostile('marks.rss', rss('', '<'.repeat(10_000_000)), 'refused'),
  hostile('ampersands.rss', rss('', '&amp;'.repeat(4_000_000)), 'refused'),
  hostile('open-comment.html', page('', `<!-- ${'x'.repeat(1_000_000)}`), 'either'),
  hostile('open-script.html', page('', `<script>${'<p>'.repeat(300_000)}`), 'either'),
  hostile('attribute.html', page('', `<p title="${'&quot;'.repeat(300_000)}">.</p>`), 'read'),
  hostile(
    'attributes.html',
    page('', `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(' ')}>.</p>`),
    'either',
  ),
  hostile('data-uri.html', page('', `<img src="data:image/png;base64,${'A'.repeat(8_000_000)}">`), 'read'),
  hostile(
    'script.html',
    page('<script>document.title="polluted"</script>', '<img src=x onerror="polluted()">'),
    'read',
    'polluted',
  ),
  hostile(
    'frames.html',
    page('', '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>'),
    'read',
    'root:x',
  ),
  hostile(
    'refresh.html',
    page(
      '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><base href="file:///etc/">',
      '<img src="passwd">',
    ),
    'read',
    'root:x',
  ),
  hostile(
    'import.html',
    page(
      '<style>@import url("http://a.invalid/x.css");</style><link rel="stylesheet" href="http://a.invalid/y.css">',
      '',
    ),
    'read',
  ),
  hostile(
    'ld-deep.html',
    page(`<script type="application/ld+json">${'['.repeat(100_000)}</script>`, ''),
    'read',
  ),
  hostile(
    'ld-proto.html',
    page(
      '<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"headline":"polluted"}}</script>',
      '',
    ),
    'read',
    'polluted',
  ),
  hostile('references.html', page('', '<p>&#x110000;&#0;&#xD800;&nonsense;</p>'), 'read'),
  hostile('lying-charset.html', page('<meta charset="shift_jis">', ''), 'read'),
  hostile('utf-7.html', page('<meta charset="utf-7">', '+ADw-script+AD4-'), 'read'),
  hostile('table.html', page('', '<table><tr><td>'.repeat(400)), 'either'),
  hostile('svg.html', page('', `<svg><foreignObject>${'<g>'.repeat(400)}</foreignObject></svg>`), 'either'),
  hostile(
    'laughs.rss',
    rss(`<!DOCTYPE rss [<!ENTITY l0 "hahahaha">${LAUGHS}]>`, '&l9;'),
    'either',
    'hahahaha',
  ),
  hostile(
    'quadratic.rss',
    rss(`<!DOCTYPE rss [<!ENTITY a "${'haha'.repeat(20_000)}">]>`, '&a;'.repeat(20_000)),
    'either',
    'hahahaha',
  ),
  hostile(
    'file-entity.rss',
    rss('<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'),
    'either',
    'root:x',
  ),
  hostile(
    'parameter.rss',
    rss('<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>', ''),
    'either',
  ),
  hostile(
    'dtd.rss',
    rss('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">', ''),
    'either',
  ),
  hostile(
    'xinclude.rss',
    rss(
      '',
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
    'either',
    'root:x',
  ),
  hostile('deep.rss', rss('', '<b>'.repeat(100_000)), 'either'),
  hostile('cut.rss', rss('', '').slice(0, 180), 'either'),
  hostile(
    'deep.opml',
    `<?xml version="1.0"?><opml version="2.0"><body>${'<outline text="a">'.repeat(100_000)}</body></opml>`,
    'either',
  ),
  hostile(
    'subset.nitf',
    `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY e "polluted">]><nitf><body><body.head><hedline><hl1>&e; خبر</hl1></hedline></body.head><body.content><p>${SENTENCE}</p></body.content></body></nitf>`,
    'either',
    'polluted',
  ),
  hostile(
    'picture.svg',
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
    'refused',
  ),
];
