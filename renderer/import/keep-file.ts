import type { CallInput, CallOutput } from '../../electron/contract/calls.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { sendFile, uploadId } from '../shell/upload.ts';
import type { Kept } from './kept.ts';

type Outcome = CallOutput<'import.keep'>;

/** Keeps a file as an article: one of the ledger where it lies, one at hand after it was sent over. */
export async function keepFile(
  engine: EngineClient,
  kept: Kept,
  values: Omit<CallInput<'import.keep'>, 'from'>,
): Promise<Result<Outcome>> {
  if (kept.kind === 'ledger')
    return engine.call('import.keep', { from: { kind: 'ledger', row: kept.row.id }, ...values });
  const upload = uploadId();
  const lost = await sendFile(engine, upload, kept.file);
  if (lost) return { ok: false, error: lost };
  return engine.call('import.keep', { from: { kind: 'upload', upload, name: kept.file.name }, ...values });
}
