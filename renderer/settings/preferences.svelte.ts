import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Settings } from '../../electron/contract/values.ts';
import { applyAppearance, watchSystemTheme } from '../appearance/appearance.ts';
import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { speech, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';

/** The settings as stored in the archive, applied to the window whenever they change. */
export class Preferences {
  values = $state.raw<Settings>() as Settings;
  private readonly engine: EngineClient;
  private readonly applied: (settings: Settings) => void;

  constructor(engine: EngineClient, initial: Settings, applied: (settings: Settings) => void) {
    this.engine = engine;
    this.applied = applied;
    this.apply(initial);
    watchSystemTheme(() => applyAppearance(this.values));
  }

  /** Applies at once and stores; what is shown never waits for the disk. */
  async set(changes: Partial<Settings>): Promise<void> {
    this.preview(changes);
    const stored = await this.engine.call('settings.set', changes);
    if (!stored.ok && stored.error.code !== 'disconnected') notices.warning(t('settings.notSaved'));
  }

  /** Applies without storing: while a splitter or slider is being dragged. */
  preview(changes: Partial<Settings>): void {
    this.apply({ ...this.values, ...changes });
  }

  private apply(settings: Settings): void {
    this.values = settings;
    speech.language = settings.language;
    speech.digits = settings.digits;
    speech.calendar = settings.calendar;
    dispatcher.remapped = settings.keys;
    applyAppearance(settings);
    this.applied(settings);
  }
}
