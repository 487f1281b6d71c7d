import type { OUTLET_MEDIA, OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';

/** Columns of the register as CSV; every further one is an attribute of the user's own. */
export const OUTLET_COLUMNS = [
  'name',
  'aliases',
  'country',
  'medium',
  'ownership',
  'leaning',
  'note',
] as const;
export type OutletColumn = (typeof OUTLET_COLUMNS)[number];

const COLUMN_NAMES: Readonly<Record<OutletColumn, string>> = {
  name: 'name|outlet|source|الاسم|اسم المصدر|المصدر',
  aliases: 'aliases|alias|other names|الأسماء الأخرى|أسماء أخرى|الأسماء البديلة',
  country: 'country|الدولة|البلد',
  medium: 'medium|media|type|الوسيلة|نوع الوسيلة|النوع',
  ownership: 'ownership|owner|الملكية|المالك',
  leaning: 'leaning|التوجه|الاتجاه|الميل',
  note: 'note|notes|ملاحظة|ملاحظات',
};

const MEDIUM_NAMES: Readonly<Record<(typeof OUTLET_MEDIA)[number], string>> = {
  agency: 'agency|news agency|وكالة|وكالة أنباء',
  newspaper: 'newspaper|daily|صحيفة|جريدة',
  magazine: 'magazine|مجلة',
  television: 'television|tv|تلفزيون|تلفزة|محطة تلفزيون|قناة تلفزيونية|فضائية',
  radio: 'radio|إذاعة|راديو',
  website: 'website|site|web|موقع|موقع إلكتروني',
  channel: 'channel|social channel|قناة|قناة تواصل',
  government: 'government|حكومة|جهة حكومية|حكومي',
  other: 'other|أخرى|غير ذلك',
};

const columns = keyed(COLUMN_NAMES);
const media = keyed(MEDIUM_NAMES);

/** The column that a heading names, in English or Arabic, whatever its case and spelling; null for an own attribute. */
export function columnOf(heading: string): OutletColumn | null {
  return columns.get(outletKey(heading)) ?? null;
}

/** A medium given by its code or its name in Arabic or English; null if there is none of that name. */
export function mediumOf(text: string): OutletDraft['medium'] | null {
  return text.trim() === '' ? '' : (media.get(outletKey(text)) ?? null);
}

function keyed<T extends string>(names: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const value of Object.keys(names) as T[]) {
    for (const name of names[value].split('|')) map.set(outletKey(name), value);
  }
  return map;
}
