// Generic top-level domains, and those of countries that are no everyday English or French word, so that a
// blank forgotten after a full stop ("ended.In") makes no host.
const TOP_LEVEL = new Set(
  (
    'com org net edu gov mil int info biz news press media online site app dev tv io ' +
    'ae af ar at au bh br ca ch cn cz de dk dz eg es eu fi fr gr hk hu id ie il iq ir jo jp ke kr kw ' +
    'lb ly ma mr mx my ng nl nz om pk pl ps pt qa ro rs ru sa sd se sg so sy th tn tr tw ua uk us uz ye za'
  ).split(' '),
);

// The lengths are those of DNS labels and of RFC 5321's local part; they also keep scanning linear.
const LABELS = /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){1,8}/iy;
const LOCAL_PART = /[a-z0-9]{1,64}(?:[._+-][a-z0-9]{1,64}){1,8}(?=@[a-z0-9])/iy;

const DOT = 0x2e;

function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

/**
 * End (UTF-16 offset) of the host name, or of the local part of an e-mail address, that starts at `start`;
 * `start` when there is none. After `://`, `@` or with `www.` any dotted name is a host; elsewhere only one
 * with a known top-level domain (aawsat.com).
 */
export function hostEnd(text: string, start: number): number {
  const local = matchEnd(LOCAL_PART, text, start);
  if (local > start) return local;
  const end = matchEnd(LABELS, text, start);
  if (end === start) return start;
  const host = text.slice(start, end).toLowerCase();
  const before = text.charAt(start - 1);
  const named = before === '@' || text.startsWith('://', start - 3) || host.startsWith('www.');
  if (named) return end;
  const topLevel = host.slice(host.lastIndexOf('.') + 1);
  const isCased = text.charCodeAt(end - topLevel.length - 1) === DOT && text.endsWith(topLevel, end);
  return isCased && TOP_LEVEL.has(topLevel) ? end : start;
}
