/** One native dialog on screen: what it asks, and how the test answers for the analyst. */
export type ShownDialog =
  | {
      readonly kind: 'open';
      readonly options: Electron.OpenDialogOptions;
      answer(paths: string[] | null): void;
    }
  | { readonly kind: 'save'; readonly options: Electron.SaveDialogOptions; answer(path: string | null): void }
  | { readonly kind: 'message'; readonly options: Electron.MessageBoxOptions; answer(button: number): void };

const shown: ShownDialog[] = [];
const waiting: ((dialog: ShownDialog) => void)[] = [];

/** Texts of error boxes: nobody should ever see one. */
export const errorBoxes: string[] = [];

/** The next dialog, once it is on screen. */
export function nextDialog(): Promise<ShownDialog> {
  const dialog = shown.shift();
  return dialog ? Promise.resolve(dialog) : new Promise((resolve) => waiting.push(resolve));
}

/** The next dialog, which must be of this kind. */
export async function nextDialogOf<K extends ShownDialog['kind']>(
  kind: K,
): Promise<Extract<ShownDialog, { kind: K }>> {
  const dialog = await nextDialog();
  if (dialog.kind !== kind) throw new Error(`a dialog of kind ${dialog.kind} was shown instead of ${kind}`);
  return dialog as Extract<ShownDialog, { kind: K }>;
}

function show(dialog: ShownDialog): void {
  const next = waiting.shift();
  if (next) next(dialog);
  else shown.push(dialog);
}

/** Electron's dialogs take an optional parent window first. */
function optionsOf<O>(first: unknown, second: O | undefined): O {
  return second ?? (first as O);
}

export const dialog = {
  showOpenDialog(first: unknown, second?: Electron.OpenDialogOptions) {
    const options = optionsOf(first, second);
    return new Promise<Electron.OpenDialogReturnValue>((resolve) => {
      show({
        kind: 'open',
        options,
        answer: (paths) => resolve({ canceled: paths === null, filePaths: paths ?? [] }),
      });
    });
  },
  showSaveDialog(first: unknown, second?: Electron.SaveDialogOptions) {
    const options = optionsOf(first, second);
    return new Promise<Electron.SaveDialogReturnValue>((resolve) => {
      show({
        kind: 'save',
        options,
        answer: (path) => resolve({ canceled: path === null, filePath: path ?? '' }),
      });
    });
  },
  showMessageBox(first: unknown, second?: Electron.MessageBoxOptions) {
    const options = optionsOf(first, second);
    return new Promise<Electron.MessageBoxReturnValue>((resolve) => {
      show({
        kind: 'message',
        options,
        answer: (response) => resolve({ response, checkboxChecked: false }),
      });
    });
  },
  showErrorBox(title: string, content: string): void {
    errorBoxes.push(`${title}: ${content}`);
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;
