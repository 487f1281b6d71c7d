/** Perfects that an imperfect stem (without ي ت ن) may have. */
export function perfectCandidates(stem: string): readonly string[] {
  const candidates = [stem, 'ا' + stem];
  if (stem.startsWith('ء')) candidates.push('ا' + stem.slice(1));
  if (stem.length === 2) candidates.push('و' + stem);
  // Hollow: the long vowel before the last letter is ا in the perfect.
  if (/[ويا][^ويا]$/.test(stem)) {
    const hollow = stem.slice(0, -2) + 'ا' + stem.slice(-1);
    if (stem.at(-2) !== 'ا') candidates.push(hollow);
    if (stem.at(-2) !== 'و') candidates.push('ا' + hollow);
  }
  if (stem.endsWith('و')) candidates.push(stem.slice(0, -1) + 'ا');
  return candidates;
}

/** Imperfect stems that a perfect may have: the inverse of `perfectCandidates`. */
export function imperfectStems(perfect: string): readonly string[] {
  const stems = [perfect];
  const withoutAlef = perfect.startsWith('ا') ? perfect.slice(1) : '';
  if (withoutAlef !== '') stems.push(withoutAlef, 'ء' + withoutAlef);
  if (perfect.startsWith('و') && perfect.length === 3) stems.push(perfect.slice(1));
  for (const base of [perfect, withoutAlef]) {
    if (base.at(-2) !== 'ا' || base.length < 3) continue;
    stems.push(base.slice(0, -2) + 'و' + base.slice(-1), base.slice(0, -2) + 'ي' + base.slice(-1));
  }
  if (perfect.endsWith('ا')) stems.push(perfect.slice(0, -1) + 'و');
  return stems;
}
