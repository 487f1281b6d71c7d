import { ERROR_CODES, type ErrorCode, type Failure } from '../../electron/contract/result.ts';
import { ANCHOR_STATES, type LedgerRow } from '../../electron/contract/values.ts';
import { canKeep } from './kept.ts';
import { failureText, isolated, t } from '../messages/messages.svelte.ts';

/** Why a file was not simply imported, in plain words; '' when it was. Rejections say what to do next. */
export function ledgerReason({
  code,
  params = {},
  path,
  status = 'imported',
  format = '',
}: Pick<LedgerRow, 'code' | 'params' | 'path'> & Partial<Pick<LedgerRow, 'status' | 'format'>>): string {
  if (code === undefined || code === '') return '';
  if (code === 'unsupported-format' && canKeep({ status, format })) {
    return t('ledger.reason.keepable', isolated({ format: format.toUpperCase() }));
  }
  if (code === 'needs-mapping' && params['missing'] !== undefined) {
    return t('ledger.reason.missing-column', isolated({ path: fileName(path), column: params['missing'] }));
  }
  const { unit, limit = 0 } = params;
  if (code === 'too-large' && (unit === 'articles' || unit === 'elements' || unit === 'files')) {
    return t(`ledger.reason.too-large.${unit}`, isolated({ path: fileName(path), limit }));
  }
  const failure = asErrorCode(code);
  if (failure) return failureText({ code: failure, params: { ...params, path: fileName(path) } });
  const values = {
    declared: '',
    encoding: '',
    from: '',
    count: 0,
    sources: 0,
    entered: 0,
    files: 0,
    skipped: 0,
    ...isolated(params),
  };
  switch (code) {
    case 'revised':
      return revisedReason(params);
    case 'excerpt':
    case 'same-bytes':
    case 'same-text':
    case 'sources-named':
    case 'opened':
    case 'charset-overruled':
    case 'charset-chosen':
    case 'replaced-characters':
      return t(`ledger.reason.${code}`, values);
    default:
      return t('ledger.reason.other', isolated({ code }));
  }
}

/** How many articles came as new revisions, and what became of the passages of those that they revise. */
function revisedReason(params: Failure['params']): string {
  const passages = ANCHOR_STATES.flatMap((state) => {
    const count = Number(params[state] ?? 0);
    return count === 0 ? [] : [t(`revisions.${state}`, { count })];
  });
  const revised = t('ledger.reason.revised', { count: Number(params['articles'] ?? 0) });
  return passages.length === 0 ? revised : `${revised} ${t('revisions.passages')} ${passages.join(' · ')}`;
}

/** The last part of a path, whichever way its slashes lean. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

function asErrorCode(code: string): Failure['code'] | undefined {
  return ERROR_CODES.find((known): known is ErrorCode => known === code);
}
