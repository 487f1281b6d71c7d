import { readEuropresse } from './databases/read-europresse.ts';
import { readFactiva } from './databases/read-factiva.ts';
import { readNexis } from './databases/read-nexis.ts';
import { readSubtitles } from './channels/read-subtitles.ts';
import { readTelegramPage } from './channels/telegram-html.ts';
import { readFeed } from './feeds/read-feed.ts';
import { readOpml } from './feeds/read-opml.ts';
import { readGzip } from './archives/read-gzip.ts';
import { readWacz } from './archives/read-wacz.ts';
import { readWarc } from './archives/read-warc.ts';
import { readZip } from './archives/read-zip.ts';
import { readMail } from './mail/read-mail.ts';
import { readMbox } from './mail/read-mbox.ts';
import { readMhtml } from './mail/read-mhtml.ts';
import type { FormatParser } from './format-parser.ts';
import { readHtml } from './html/read-html.ts';
import { readNewsML } from './news/newsml-g2.ts';
import { readNitf } from './news/nitf.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import type { Format } from './parser-host.ts';
import { readDocx } from './office/read-docx.ts';
import { readEpub } from './office/read-epub.ts';
import { readOdt } from './office/read-odt.ts';
import { readRtf } from './office/read-rtf.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readCsv } from './tables/read-csv.ts';
import { readJson } from './tables/read-json.ts';
import { readXlsx } from './tables/read-xlsx.ts';
import { readMarkdown } from './text/read-markdown.ts';
import { readText } from './text/read-text.ts';

/** The one list of readers. Adding a format = its name in `FORMATS`, how it is sniffed, and its reader here. */
export const FORMAT_PARSERS: Readonly<Record<Format, FormatParser>> = {
  txt: readText,
  md: readMarkdown,
  docx: readDocx,
  odt: readOdt,
  rtf: readRtf,
  epub: readEpub,
  pdf: readPdf,
  csv: readCsv,
  tsv: readCsv,
  xlsx: readXlsx,
  // Told apart by what they hold: none of the next three is sniffed.
  json: readJson,
  jsonl: readJson,
  jsonfeed: readJson,
  ninjs: readJson,
  telegram: readTelegramPage,
  srt: readSubtitles,
  vtt: readSubtitles,
  html: readHtml,
  mhtml: readMhtml,
  eml: readMail,
  mbox: readMbox,
  zip: readZip,
  gzip: readGzip,
  warc: readWarc,
  wacz: readWacz,
  rss: readFeed,
  rdf: readFeed,
  atom: readFeed,
  opml: readOpml,
  nitf: readNitf,
  'newsml-g2': readNewsML,
  nexis: readNexis,
  factiva: readFactiva,
  europresse: readEuropresse,
};

/** Formats whose readers take from `FormatInput.source` what they need, so that a file may be larger than memory. */
export const READ_IN_PLACE: ReadonlySet<Format> = new Set(['zip', 'gzip', 'mbox', 'warc', 'wacz']);

/** Largest file, in bytes, of formats of which more is pictures than text; `MAX_PARSED_BYTES` for the others. */
export const HELD_WHOLE: ReadonlyMap<Format, number> = new Map([
  ['pdf', MAX_FILE_BYTES],
  ['docx', MAX_FILE_BYTES],
  ['odt', MAX_FILE_BYTES],
  ['epub', MAX_FILE_BYTES],
  ['xlsx', MAX_FILE_BYTES],
]);
