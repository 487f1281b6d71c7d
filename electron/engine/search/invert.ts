import lunr from 'lunr';
import { indexedWords, type IndexedWord, type SearchedText } from './indexed-words.ts';

/** Positions of one term in one field, by the article's ordinal in the batch; keys ascend. */
type FieldPostings = Readonly<Record<string, { readonly position: readonly number[] }>>;

/** A term of lunr's inverted index. */
export interface InvertedTerm {
  readonly title: FieldPostings;
  readonly body: FieldPostings;
}

/** Surface form (NFC, case kept) -> where it stands. */
export type InvertedIndex = Readonly<Record<string, InvertedTerm>>;

// lunr calls the tokenizer once for each field, with whatever the extractor below found there.
function surfaceTokenizer(words?: unknown): lunr.Token[] {
  return (words as readonly IndexedWord[]).map(({ text, position }) => new lunr.Token(text, { position }));
}

function composeToken(token: lunr.Token): lunr.Token {
  return token.update((text) => text.normalize('NFC'));
}

// lunr warns on the console of functions that it cannot name when an index is serialised.
lunr.Pipeline.registerFunction(composeToken, 'marsad-nfc');

/** Runs a batch through `lunr.Builder`: our tokenizer, one pipeline function, no stemming (levels are chosen at query time). */
export function invert(articles: readonly SearchedText[]): InvertedIndex {
  const builder = new lunr.Builder();
  builder.ref('ordinal');
  builder.field('title');
  builder.field('body');
  builder.metadataWhitelist = ['position'];
  builder.tokenizer = Object.assign(surfaceTokenizer, { separator: lunr.tokenizer.separator });
  builder.pipeline.add(composeToken);
  articles.forEach((article, ordinal) => {
    const title = indexedWords(article, 'title').words;
    builder.add({ ordinal, title, body: indexedWords(article, 'body').words });
  });
  return builder.invertedIndex as InvertedIndex;
}
