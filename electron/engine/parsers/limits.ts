/** Longest text of one article, in UTF-16 units ("20 MB of text"); longer is `too-large`. */
export const MAX_ARTICLE_LENGTH = 20 * 1024 * 1024;

/** Largest file, in bytes, that is read at all where it is not a container; larger is `too-large`. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Largest container, in bytes: a ZIP, a mailbox, a web archive, which are read in portions where they lie. */
export const MAX_CONTAINER_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Largest file, in bytes, that a parser is sent whole. An article of the longest text takes 60 MiB in UTF-8 at most;
 * of anything larger only the start is sent, enough to say what it is, and where it lies.
 */
export const MAX_PARSED_BYTES = 64 * 1024 * 1024;

/** Bytes of a larger file that are sent for sniffing. */
export const SNIFFED_BYTES = 1024 * 1024;

/** How many files a file may lie in: a ZIP in a mail in a ZIP, and so on. */
export const MAX_NESTING = 8;

/** Most sources that a list of feeds may name. */
export const MAX_NAMED_SOURCES = 10_000;

/** Pages of a PDF that is read; one with more is `too-large`. */
export const MAX_PDF_PAGES = 5000;
