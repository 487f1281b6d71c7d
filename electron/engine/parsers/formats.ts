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
import type { Format } from './parser-host.ts';
import { readDocx } from './office/read-docx.ts';
import { readEpub } from './office/read-epub.ts';
import { readOdt } from './office/read-odt.ts';
import { readRtf } from './office/read-rtf.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readCsv } from './tables/read-csv.ts';
import { readJson } from './tables/read-json.ts';
import { readMarkdown } from './text/read-markdown.ts';
import { readText } from './text/read-text.ts';

/** The one list of readers. Adding a format = its name in `FORMATS`, how it is sniffed, and its reader here. */
export const FORMAT_PARSERS: Readonly<Partial<Record<Format, FormatParser>>> = {
  txt: readText,
  md: readMarkdown,
  docx: readDocx,
  odt: readOdt,
  rtf: readRtf,
  epub: readEpub,
  pdf: readPdf,
  csv: readCsv,
  tsv: readCsv,
  json: readJson,
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
