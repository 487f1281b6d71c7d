import { isOn } from './docx-styles.ts';

/** What a paragraph's properties have said so far. */
export interface Paragraph {
  style: string;
  outline: number;
  list: string | null;
  alignment: string;
  endDeleted: boolean;
}

/** What a run's properties have said so far; null where its style decides. */
export interface Run {
  bold: boolean | null;
  hidden: boolean | null;
  style: string;
}

/** Takes a property of the paragraph or run that is open; answers whether the element is one. */
export function setProperty(
  name: string,
  value: string,
  {
    run,
    paragraph,
    inRunProperties,
  }: {
    readonly run: Run | undefined;
    readonly paragraph: Paragraph | undefined;
    readonly inRunProperties: boolean;
  },
): boolean {
  switch (name) {
    case 'w:b':
      if (inRunProperties && run) run.bold = isOn(value);
      return true;
    case 'w:vanish':
      if (inRunProperties && run) run.hidden = isOn(value);
      return true;
    case 'w:rStyle':
      if (inRunProperties && run) run.style = value;
      return true;
    case 'w:pStyle':
      if (paragraph) paragraph.style = value;
      return true;
    case 'w:outlineLvl':
      if (paragraph) paragraph.outline = Number(value);
      return true;
    case 'w:numId':
      if (paragraph) paragraph.list = value === '0' ? '' : value;
      return true;
    case 'w:jc':
      if (paragraph) paragraph.alignment = value;
      return true;
    default:
      return false;
  }
}
