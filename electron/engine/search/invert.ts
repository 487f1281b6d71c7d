import lunr from 'lunr';
import { tokenize } from '../../text/tokenizer.ts';
import type { IndexableArticle } from './search-index.ts';

/** Word ordinals of one term in one field, by the article's ordinal in the batch; keys ascend. */
type FieldPostings = Readonly<Record<string, { readonly position: readonly number[] }>>;

/** A term of lunr's inverted index. */
export interface InvertedTerm {
  readonly title: FieldPostings;
  readonly body: FieldPostings;
}

/** Surface form (NFC, case kept) -> where it stands. */
export type InvertedIndex = Readonly<Record<string, InvertedTerm>>;

// lunr calls the tokenizer once for each field. Positions are word ordinals within the field.
function surfaceTokenizer(text?: unknown): lunr.Token[] {
  if (typeof text !== 'string') return [];
  return tokenize(text).map((token) => new lunr.Token(token.text, { position: token.position }));
}

function composeToken(token: lunr.Token): lunr.Token {
  return token.update((text) => text.normalize('NFC'));
}

// lunr warns on the console of functions that it cannot name when an index is serialised.
lunr.Pipeline.registerFunction(composeToken, 'marsad-nfc');

/** Runs a batch through `lunr.Builder`: our tokenizer, one pipeline function, no stemming (levels are chosen at query time). */
export function invert(articles: readonly IndexableArticle[]): InvertedIndex {
  const builder = new lunr.Builder();
  builder.ref('ordinal');
  builder.field('title');
  builder.field('body');
  builder.metadataWhitelist = ['position'];
  builder.tokenizer = Object.assign(surfaceTokenizer, { separator: lunr.tokenizer.separator });
  builder.pipeline.add(composeToken);
  articles.forEach(({ title, body }, ordinal) => builder.add({ ordinal, title, body }));
  return builder.invertedIndex as InvertedIndex;
}
