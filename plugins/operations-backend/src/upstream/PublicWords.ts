import { UpstreamDraft } from '@operate-first/plugin-operations-common';
import { PublicText } from '../redaction/PublicText';

/** Stands in texts for the portal's own address, which everybody may know. */
const SHIELD = 'https://operate-first.example.org';

/** What a text becomes, and what was in the way. @internal */
export interface Worded {
  text: string;
  removed: UpstreamDraft['removed'];
  /** Whether anything is left that must not be sent. */
  leaks: boolean;
}

function counted(kinds: string[]): UpstreamDraft['removed'] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Makes texts fit for projects elsewhere, which keep them for ever. @internal */
export class PublicWords {
  readonly #publicText: PublicText;
  readonly #appUrl?: string;

  static create(options: {
    publicText: PublicText;
    appUrl?: string;
  }): PublicWords {
    return new PublicWords(options.publicText, options.appUrl);
  }

  private constructor(publicText: PublicText, appUrl: string | undefined) {
    this.#publicText = publicText;
    this.#appUrl = appUrl;
  }

  /** Whether it is known by now whom texts may name. */
  get isReady(): boolean {
    return this.#publicText.isReady;
  }

  of(text: string): Worded {
    const appUrl = this.#appUrl;
    const shielded = appUrl ? text.replaceAll(appUrl, SHIELD) : text;
    const preview = this.#publicText.preview(shielded);
    const { findings, leaks } = preview;
    return {
      text: appUrl ? preview.text.replaceAll(SHIELD, appUrl) : preview.text,
      removed: counted([...findings, ...leaks].map(({ kind }) => kind)),
      leaks: leaks.length > 0,
    };
  }
}
