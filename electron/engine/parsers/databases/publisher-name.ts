import { cleanLine } from './text-block.ts';

export interface PublisherName {
  readonly publisher: string;
  /** «English», «London», «site web»; '' where the name has none. */
  readonly edition: string;
  /** Number of the issue; '' where none is named. */
  readonly issue: string;
}

/**
 * A publication's name as a database writes it, without what it adds: «Asharq Al-Awsat (English)» is Asharq Al-Awsat,
 * edition English; «La Croix, no. 43018» issue 43018; «Agence France Presse -- English» edition English.
 */
export function publisherName(raw: string): PublisherName {
  let publisher = cleanLine(raw).slice(0, 300);
  const editions: string[] = [];
  const issue = /,? (?:no\.?|n°|Nr\.|العدد) ?(\d[\d-]{0,12})$/iu.exec(publisher);
  if (issue) publisher = publisher.slice(0, issue.index);
  for (let round = 0; round < 2; round++) {
    const bracket = /\s*[(（]([^()（）]{1,60})[)）]$/u.exec(publisher);
    if (!bracket || bracket.index === 0) break;
    editions.unshift(bracket[1] ?? '');
    publisher = publisher.slice(0, bracket.index).trim();
  }
  const dash = / -- ([\p{L} ]{2,40})$/u.exec(publisher);
  if (dash && dash.index > 0) {
    editions.unshift(dash[1] ?? '');
    publisher = publisher.slice(0, dash.index);
  }
  return {
    publisher: publisher.replace(/[\s,;]+$/u, ''),
    edition: editions.join(', '),
    issue: issue?.[1] ?? '',
  };
}
