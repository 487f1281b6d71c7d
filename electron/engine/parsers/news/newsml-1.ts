import type { FoundArticle } from '../format-parser.ts';
import {
  attributeOf,
  descendantsOf,
  elementAt,
  elementsOf,
  lineOf,
  textOf,
  type XmlElement,
} from '../xml/xml-element.ts';
import { newsDate } from './news-date.ts';
import { articleFields, languageTag } from './news-fields.ts';
import { linesText, xhtmlText } from './news-markup.ts';
import { nitfArticle } from './nitf.ts';

/** NewsML 1.0 to 1.2, names in lower case: each news component with a text is an article. */
export function readNewsML1(root: XmlElement): FoundArticle[] {
  return descendantsOf(root, 'newsitem').flatMap((item) => {
    const components = descendantsOf(item, 'newscomponent').filter((component) =>
      elementsOf(component).some(({ local }) => local === 'contentitem'),
    );
    return components.flatMap((component) => articleOf(item, component) ?? []);
  });
}

function articleOf(item: XmlElement, component: XmlElement): FoundArticle | null {
  const content = contentOf(component);
  if (!content || content.body === '') return null;
  const outer = elementAt(item, 'newscomponent');
  const lines = elementAt(component, 'newslines') ?? elementAt(outer, 'newslines');
  const meta = elementAt(component, 'administrativemetadata') ?? elementAt(outer, 'administrativemetadata');
  const described = elementAt(component, 'descriptivemetadata') ?? elementAt(outer, 'descriptivemetadata');
  const management = elementAt(item, 'newsmanagement');
  const identifier = elementAt(item, 'identification', 'newsidentifier');
  const provider = elementAt(meta, 'provider', 'party') ?? elementAt(meta, 'source', 'party');
  const written = [
    lineOf(elementAt(management, 'firstcreated')),
    lineOf(elementAt(identifier, 'dateid')),
    lineOf(elementAt(management, 'thisrevisioncreated')),
  ];
  return articleFields({
    ...content,
    title: lineOf(elementAt(lines, 'headline')) || content.title,
    byline: lineOf(elementAt(lines, 'byline')) || content.byline || '',
    publisher: attributeOf(provider, 'formalname') || content.publisher || '',
    published: written.map(newsDate).find((date) => date !== '') || content.published || '',
    language: languageTag(attributeOf(elementAt(described, 'language'), 'formalname')),
    documentNumber: lineOf(elementAt(identifier, 'publicidentifier')) || content.documentNumber || '',
    details: {
      slugline: lineOf(elementAt(lines, 'slugline')),
      dateline: lineOf(elementAt(lines, 'dateline')),
      rights: lineOf(elementAt(lines, 'copyrightline')),
    },
  });
}

function contentOf(component: XmlElement): FoundArticle | null {
  for (const item of elementsOf(component).filter(({ local }) => local === 'contentitem')) {
    const data = elementAt(item, 'datacontent');
    if (!data) continue;
    const [inner] = elementsOf(data);
    if (inner?.local === 'nitf') return nitfArticle(inner);
    const { text, structure } = inner ? xhtmlText(data) : linesText(textOf(data));
    if (text !== '') return { title: '', body: text, structure };
  }
  return null;
}
