import { cleanLine } from './text-block.ts';

/** What a labelled line of Nexis means here; names of details are those of the article's `details`. */
export interface NexisLabel {
  readonly field: string;
  /** Stands after the text of an article rather than above it. */
  readonly trails: boolean;
}

// Nexis writes «BYLINE: » in its old exports and «Byline:» with a no-break space in Nexis Uni, and translates the words
// with the interface; those of English, German, French, Spanish and Dutch are known.
const ABOVE: Readonly<Record<string, string>> = {
  title: 'headline|titre|überschrift|titular',
  byline: 'byline|autor|auteur|auteurs|signature|autores',
  section: 'section|rubrik|rubrique|sección|sectie',
  length: 'length|länge|longueur|longitud|lengte',
  dateline: 'dateline|ort|ortsmarke|lieu',
  highlight: 'highlight|encart|encadré|resumen',
  body: 'body|text|corps|cuerpo',
  series: 'series|série',
  distribution: 'distribution',
  correction: 'correction',
};
const BELOW: Readonly<Record<string, string>> = {
  loadDate: 'load-date|update|date-chargement|date de chargement|fecha-carga|fecha de carga|laaddatum',
  language: 'language|sprache|langue|idioma|taal',
  publicationType:
    'publication-type|pub-type|publikationstyp|type-publication|type de publication|tipo-publicación',
  journalCode: 'journal-code|journal code|zeitungs-code|code-revue|code journal',
  graphic: 'graphic|graphics|grafik|graphique|gráfico',
  subject: 'subject|schlagworte|sujet|asunto|onderwerp',
  company: 'company|unternehmen|société|empresa',
  organization: 'organization|organisation|organización',
  ticker: 'ticker|ticker-symbol',
  industry: 'industry|branche|secteur|industria',
  person: 'person|personne|persona',
  geographic: 'geographic|geo-name|région|geographie|geográfico',
  country: 'country|land|pays|país',
  state: 'state',
  city: 'city|stadt|ville|ciudad',
  correctionDate: 'correction-date',
  notes: 'notes|notas',
  acc: 'acc-no|accession number|accession-no',
  url: 'url|web link',
  issn: 'issn',
  documentType: 'document-type|doc-type',
  copyright: 'copyright',
};

const LABELS: ReadonlyMap<string, NexisLabel> = new Map(
  [[ABOVE, false] as const, [BELOW, true] as const].flatMap(([table, trails]) =>
    Object.entries(table).flatMap(([field, words]) =>
      words.split('|').map((word) => [word, { field, trails }] as const),
    ),
  ),
);

// The longest label has 24 letters.
const LABEL = /^([\p{L}][\p{L} -]{1,24}):(?:[ \u00A0\n]|$)/u;

/** A labelled line apart: its label and the rest; null for a line without a label of Nexis's. */
export function nexisLabel(line: string, style: 'capitals' | 'any'): (NexisLabel & { value: string }) | null {
  const match = LABEL.exec(line);
  const word = match?.[1] ?? '';
  if (!match || (style === 'capitals' && word !== word.toUpperCase())) return null;
  const label = LABELS.get(word.toLowerCase());
  return label ? { ...label, value: line.slice(match[0].length).trim() } : null;
}

/** «3 of 12 DOCUMENTS», «Dokument 3 von 12», «DOCUMENT 3 DE 12»: the number and how many there are. */
export function documentMarker(line: string): { number: number; total: number } | null {
  if (line.length > 80) return null;
  const match =
    /^(?:(DOCUMENT|Dokument|DOCUMENTO) )?(\d{1,6}) (?:of|von|de|DE|sur) (\d{1,6})(?: (DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?))?$/u.exec(
      cleanLine(line),
    );
  if (!match || (match[1] === undefined && match[4] === undefined)) return null;
  return { number: Number(match[2]), total: Number(match[3]) };
}

/** The line that ends each document of Nexis Uni, in the languages of its interface. */
export function isDocumentEnd(line: string): boolean {
  return (
    line.length < 40 &&
    /^(?:end of document|ende des dokuments|fin du document|fin del documento|einde van document)$/i.test(
      cleanLine(line),
    )
  );
}

/** Running heads and feet, links and logos that are no text of an article. */
export function isFurniture(line: string): boolean {
  if (line.length > 200) return false;
  return /^(?:page \d{1,5} (?:of|de|von) \d{1,5}|seite \d{1,5} von \d{1,5}|link to (?:image|pdf document|original document)|link zum pdf-dokument|load-date page|\|? ?about lexisnexis\b.*|about lexisnexis \|.*)$/i.test(
    cleanLine(line),
  );
}

/** A notice of rights that stands alone: «Copyright 2020 The Times All Rights Reserved». */
export function isCopyright(line: string): boolean {
  if (line.length > 400) return false;
  const text = cleanLine(line);
  return (
    /^(?:\(c\)|©|copyright\b|droits d'auteur\b).{0,60}?(?:(?:19|20)\d{2}|©|\(c\)|reserved)/i.test(text) ||
    /^(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados)\.?$/i.test(
      text,
    )
  );
}

/** Lines of the cover sheet of a delivery: who asked for what, and the list of documents. */
export function isCoverLine(line: string): boolean {
  return /^(?:(?:user name|date and time|job number|client\/matter|search terms?|search type|narrowed by|content type|download request|time of request|send to|terms|source|combined source|project id|number of documents|client id|research information|service)\s?:|documents? \(\d{1,6}\)$|about lexisnexis|content type|narrowed by|news(?: \||$)|-none-)/i.test(
    line,
  );
}
