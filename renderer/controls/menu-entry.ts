import type { Component } from 'svelte';
import type { CommandId } from '../keyboard/commands.ts';

/** One line of a menu: something to run, something to check, or a dividing line. */
export type MenuEntry =
  | 'line'
  | {
      readonly label: string;
      /** A second, smaller line that explains. */
      readonly about?: string;
      readonly icon?: Component<{ size: number }>;
      /** Runs on choosing unless `run` is given; its key is shown. */
      readonly command?: CommandId;
      readonly run?: () => void;
      readonly disabled?: boolean;
      /** Makes the entry a check box, or with `radio` one of a choice. */
      readonly checked?: boolean;
      readonly radio?: boolean;
    };
