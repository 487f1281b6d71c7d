import { describe, expect, it } from 'vitest';
import { lightenMarkup } from '../../../../electron/engine/parsers/html/lighten-markup.ts';

describe('lightenMarkup', () => {
  it.each([
    [
      'scripts, styles, drawings, frames',
      '<p>a</p><script>if(a<b){}</script><style>p{}</style><svg><path d="M"/></svg><iframe src=x></iframe><p>b',
      '<p>a</p><p>b',
    ],
    [
      'not JSON-LD',
      '<script type="application/ld+json">{"a":"</p>"}</script>',
      '<script type="application/ld+json">{"a":"</p>"}</script>',
    ],
    ['comments, the shortest too', 'a<!-- <p>x</p> -->b<!-->c', 'abc'],
    ['a script that never ends takes the rest, as in a browser', '<p>a<script>b</p><p>c', '<p>a'],
    ['a drawing that never ends does not', '<p>a<svg><b>b</b></p>', '<p>a<b>b</b></p>'],
    [
      'a menu whose end is missing does not take the article along',
      '<nav><a>m</a><article><p>t</p></article><nav></nav>',
      '<a>m</a><article><p>t</p></article></nav>',
    ],
    [
      'attributes that nothing reads',
      '<p onclick="a>b" class="x" data-y=\'<script>\'>t</p>',
      '<p class="x">t</p>',
    ],
    ['a tag in a value is no tag', '<a title="<script>" href="/x">t</a>', '<a href="/x">t</a>'],
    [
      'data addresses',
      '<a href="/x"><img src="data:image/png;base64,AAAA" class=i>t</a>',
      '<a href="/x"><img>t</a>',
    ],
    [
      'a style that hides stays',
      '<b style="color:red">a</b><b style="display:none">b</b>',
      '<b>a</b><b style="display:none">b</b>',
    ],
    ['tags within a title are text', '<title>a <script> b</title>c', '<title>a <script> b</title>c'],
    [
      'blanks between blocks go, between words they stay',
      '<div>\n <p>a</p>\n <p><b>b</b> <i>c</i></p></div>',
      '<div><p>a</p><p><b>b</b> <i>c</i></p></div>',
    ],
    ['what is no tag', '3 < 5 <= 7 </> <3 «<»', '3 < 5 <= 7 </> <3 «<»'],
    ['a tag that the page ends in', '<p>a</p><p class="', '<p>a</p><p class="'],
  ])('%s', (_name, html, light) => {
    expect(lightenMarkup(html)).toBe(light);
  });
});
