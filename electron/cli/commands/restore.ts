import { expectValue } from '../../contract/transport/connect.ts';
import { restoreBackup } from '../../engine/backup/restore-backup.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../output.ts';

/** Makes the archive of a backup in the folder of `--archive`. */
export async function runRestore({ operands, archive, resolvePath, output }: Invocation): Promise<number> {
  const [file = ''] = operands;
  const restored = expectValue(await restoreBackup(resolvePath(file), archive));
  output.line(restored, () => `${counted(restored.articles, 'article')} in ${restored.path}`);
  return 0;
}
