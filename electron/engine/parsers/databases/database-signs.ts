/** Signs by which the first characters of a text file show a news database's export: misses are better than mistakes. */

/**
 * A page of Nexis: an anchor `DOC_ID_1_0`, or its comment that hides `<DOC NUMBER=1>` from browsers. An article about
 * Nexis has neither.
 */
export function isNexisPage(head: string): boolean {
  return (
    /<a name="?DOC_ID_\d{1,6}_\d{1,6}"?>/i.test(head) ||
    /<!-- Hide XML section from browser\s{0,20}<DOC NUMBER=\d/i.test(head) ||
    /<DOCFULL>/.test(head)
  );
}

/** A text of Nexis: «1 of 12 DOCUMENTS» and a label, or «End of Document» and the labels of Nexis Uni. */
export function isNexisText(head: string): boolean {
  // Nearly every text lacks all of these: asked first, since any text file is sniffed.
  if (!/DOCUMENT|Document|DOKUMENT|Dokument/.test(head) || /^\s{0,20}</.test(head)) return false;
  const isClassic =
    /^[ \t]{0,80}(?:\d{1,6} (?:of|von|de) \d{1,6} (?:DOCUMENTS|DOKUMENTEN|DOCUMENTOS)|Dokument \d{1,6} von \d{1,6}|DOCUMENT \d{1,6} (?:DE|of) \d{1,6})[ \t]{0,80}\r?$/m.test(
      head,
    );
  if (isClassic) {
    return /^(?:BYLINE|SECTION|LENGTH|HEADLINE|DATELINE|LOAD-DATE|LANGUAGE|RUBRIK|LÄNGE|L.NGE|RUBRIQUE|LONGUEUR|SECCI.N|LONGITUD): /m.test(
      head,
    );
  }
  return (
    /^End of Document\s{0,5}$/m.test(head) &&
    /^Load-Date:/m.test(head) &&
    /^(?:Length|Section|Byline):/m.test(head) &&
    /^Body\s{0,5}$/m.test(head)
  );
}

/**
 * A page of Factiva: an article's own class (`article arArticle`), or nothing but the name as the page's title, which is
 * all that its style sheet of 100 kB leaves within reach.
 */
export function isFactivaPage(head: string): boolean {
  return (
    /<div(?: id="[^"]{0,40}")? class=["']article [a-z]{2}Article["']/.test(head) ||
    /<title>\s{0,20}Factiva\s{0,20}<\/title>/i.test(head)
  );
}

/** Factiva's XML: its namespace or root, and an accession number. */
export function isFactivaXml(head: string): boolean {
  return (
    /<(?:PPSResponse|[a-z]{0,10}:?ppsArticleResponse|distdoc:)|global\.factiva\.com|types\.factiva\.com/i.test(
      head.slice(0, 4096),
    ) && /<(?:[a-z]{1,20}:)?accessionNo\b/i.test(head)
  );
}

/** A page of Europresse: the publication's name in its own class, or in the page's style sheet. */
export function isEuropressePage(head: string): boolean {
  return (
    head.includes('DocPublicationName') &&
    /(?:class=["'][^"']{0,80}|\.(?:rdp__)?)DocPublicationName\b/.test(head) &&
    /(?:class=["'][^"']{0,80}|\.)(?:DocHeader|titreArticle|titreArticleVisu|rdp__articletitle)\b/.test(head)
  );
}
