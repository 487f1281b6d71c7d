import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus, type CorpusArticle } from './corpus.ts';

/**
 * News pages of real size (about 140 kB) around the corpus's texts, of three makes in turn: with a marked body
 * (microdata), by WordPress, and one that marks nothing, so that its main text must be looked for. Around the text:
 * inline styles and scripts, icons, a menu, teasers, "most read", comments and a footer, as news sites have them.
 */
export function newsPage(
  { title, body, date, id }: CorpusArticle,
  at: number,
  all: readonly CorpusArticle[],
): string {
  const paragraphs = body.split(/\n+/).filter((text) => text.trim() !== '');
  const text = paragraphs.map(
    (paragraph) => `<p style="text-align:right"><span>${escaped(paragraph)}</span></p>`,
  );
  const other = (place: number): CorpusArticle =>
    all[(at * 7 + place * 13) % all.length] ?? { id, title, body, date };
  const teaser = (place: number): string => {
    const { id: link, title: headline, body: rest } = other(place);
    return `<div class="card card--teaser col-md-4" data-id="${link}" data-track='{"pos":${place}}'><a class="card__link" href="/news/${link}" onclick="track('teaser',${place})"><img class="lazyload card__img" width="320" height="180" data-src="/thumb/${link}.jpg" srcset="/t/${link}-320.jpg 320w, /t/${link}-640.jpg 640w, /t/${link}-960.jpg 960w" alt="${escaped(headline)}"><h3 class="card__title">${escaped(headline)}</h3></a><p class="card__text">${escaped(rest.slice(0, 90))}</p><time class="card__time">منذ ${place + 1} ساعات</time>${ICON}</div>`;
  };
  const teasers = (from: number, count: number): string =>
    Array.from({ length: count }, (_, place) => teaser(from + place)).join('\n');
  return `<!DOCTYPE html>
<html lang="ar" dir="rtl" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8"><title>${escaped(title)} | جوهرة</title>
<meta name="viewport" content="width=device-width"><meta property="og:title" content="${escaped(title)}"><meta property="og:site_name" content="جوهرة">
<meta property="article:published_time" content="${date.slice(0, 10)}T08:00:00+01:00"><link rel="canonical" href="https://news.example/news/${id}">
${Array.from({ length: 25 }, (_, place) => `<link rel="preload" as="script" href="/static/chunk-${place}.js">`).join('')}
<style>${CSS}</style><script>${SCRIPT}</script>
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: title, datePublished: date, publisher: { '@type': 'Organization', name: 'جوهرة' } })}</script>
</head><body class="single post-template"><!-- Google Tag Manager --><noscript><iframe src="https://tags.example/ns.html" height="0" width="0"></iframe></noscript>
<header class="site-header" role="banner"><a href="/" class="logo">${ICON}جوهرة</a><nav class="main-nav"><ul>${MENU}</ul></nav></header>
<div class="layout container"><div class="row"><div class="col-lg-8">
${[marked, wordPress, plain][at % 3]?.(title, text, teasers(0, 1)) ?? ''}
<section class="related-stories"><h2>مواضيع ذات صلة</h2>${teasers(1, 12)}</section>
<div id="comments" class="comments-area"><h3>التعليقات</h3><ol class="comment-list">${COMMENTS}</ol></div>
</div><aside class="sidebar col-lg-4"><div class="widget most-read"><h3>الأكثر قراءة</h3>${teasers(20, 15)}</div></aside></div></div>
<footer class="site-footer"><div class="footer-links"><ul>${MENU}</ul></div><p>جميع الحقوق محفوظة © جوهرة</p></footer>
<script>${SCRIPT}</script><script>window.__DATA__=${JSON.stringify(all.slice(at % 50, (at % 50) + 8).map(({ title: headline, body: rest }) => [headline, rest.slice(0, 1000)])).replaceAll('<', '\\u003c')}</script></body></html>`;
}

/** Writes `count` pages, 500 a folder; answers their folder. */
export function writeNewsPages(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-pages-'));
  const articles = readCorpus(count);
  for (const [at, article] of articles.entries()) {
    const part = join(folder, String(Math.floor(at / 500)).padStart(3, '0'));
    if (at % 500 === 0) mkdirSync(part);
    writeFileSync(join(part, `${article.id}.html`), newsPage(article, at, articles));
  }
  return folder;
}

function marked(title: string, text: readonly string[], teaser: string): string {
  const half = Math.ceil(text.length / 2);
  return `<article class="article" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${escaped(title)}</h1>${SHARE}<div class="article__body" itemprop="articleBody">${text.slice(0, half).join('\n')}<div class="inline-related">${teaser}</div>${text.slice(half).join('\n')}</div>${SHARE}</article>`;
}

function wordPress(title: string, text: readonly string[]): string {
  return `<article id="post-1" class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">${escaped(title)}</h1><div class="entry-meta">${SHARE}</div></header><div class="entry-content clearfix">${text.join('\n')}<p>اقرأ أيضاً: <a href="/news/1">خبر آخر من الأرشيف</a></p></div><footer class="entry-footer"><a rel="tag" href="/tag/1">وسم</a></footer></article>`;
}

function plain(title: string, text: readonly string[]): string {
  return `<div class="c-17"><div class="c-18"><h1 class="c-19">${escaped(title)}</h1></div><div class="c-20">${SHARE}</div><div class="c-21"><div class="c-22">${text.join('\n')}</div></div></div>`;
}

const ICON = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><g fill="none"><path d="${'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z'.repeat(4)}"/><path d="M3 12h18M12 3v18"/></g></svg>`;
const SHARE = `<ul class="share-buttons">${['facebook', 'x', 'whatsapp', 'telegram', 'mail'].map((name) => `<li class="share-buttons__item"><a class="share-buttons__link share-buttons__link--${name}" href="https://share.example/${name}" target="_blank" rel="noopener">${ICON}<span class="sr-only">شارك على ${name}</span></a></li>`).join('')}</ul>`;
const MENU = Array.from(
  { length: 60 },
  (_, place) =>
    `<li class="menu-item menu-item-type-taxonomy menu-item-${place}"><a class="menu-link" href="/section/${place}" data-menu="main" onclick="track('menu',${place})">قسم رقم ${place}</a></li>`,
).join('');
const COMMENTS = Array.from(
  { length: 20 },
  (_, place) =>
    `<li class="comment" id="comment-${place}"><div class="comment-body"><b class="fn">قارئ ${place}</b><p>تعليق من قارئ على هذا الخبر، وهو طويل قليلاً لأن القراء يكتبون أحياناً أكثر مما ينبغي.</p><a class="reply" href="#r${place}">رد</a></div></li>`,
).join('');
const CSS = Array.from(
  { length: 420 },
  (_, place) => `.c-${place}>.item:hover::before{color:#${(place * 997).toString(16)};margin:0 ${place}px}`,
).join('');
const SCRIPT = Array.from(
  { length: 230 },
  (_, place) =>
    `function f${place}(a,b){if(a<b&&b>${place}){return "<div>"+a+"</div>"}return [a,b,${place}]}`,
).join(';');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
