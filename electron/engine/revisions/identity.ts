import { articleAddress, namesOneItem } from '../../text/article-address.ts';
import { outletKey } from '../../text/outlet-name.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';

/** By what two texts are known to be of one article; '' where that says nothing. */
export interface Identity {
  /** `articleAddress` of its URL. */
  readonly address: string;
  /** Its publisher and the number that it has there. */
  readonly document: string;
}

/** What tells a number of an item from a line number of a table: so many letters and digits. */
const OWN_NUMBER = 6;

export function identityOf({
  url,
  publisher,
  documentNumber,
}: Pick<ParsedArticle, 'url' | 'publisher' | 'documentNumber'>): Identity {
  const number = documentNumber.trim();
  const owner = outletKey(publisher);
  return {
    address: articleAddress(url),
    document: number === '' || owner === '' ? '' : `${owner} ${number}`,
  };
}

/** Whether an identity that two articles share is by its form that of one item alone. */
export function isOwn(shared: Identity): boolean {
  const number = shared.document.slice(shared.document.lastIndexOf(' ') + 1);
  return number.replace(/[^\p{L}\p{N}]/gu, '').length >= OWN_NUMBER || namesOneItem(shared.address);
}
