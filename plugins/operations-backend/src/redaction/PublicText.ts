import { LoggerService } from '@backstage/backend-plugin-api';
import {
  createRedactor,
  Finding,
  FoundSecret,
  KnownName,
  Redactor,
  secretsIn,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { repeat } from '../notifications/repeat';
import { RedactionConfig } from './config';
import { KnownNamesReader } from './KnownNamesReader';
import { Recent } from './Recent';
import { readSalt } from './salt';

/** Grows when of the same text another public account would be made by this version of the portal. */
const RULES_VERSION = 3;
const LOOK_MILLISECONDS = 5_000;
/** In characters: texts and what came of them. */
const KEPT_CHARACTERS = 32 * 1024 * 1024;
/** What the leak check finds in a text. @internal */
export type FoundLeak = ReturnType<Redactor['leaks']>[number];

/** A text as everybody may read it, or why nobody but internal readers may. @internal */
export type PublicTextAnswer =
  | { text: string; findings: Finding[]; leaks?: undefined }
  | { text?: undefined; findings: Finding[]; leaks: FoundLeak[] };

interface State {
  generation: string;
  basis: string;
  redactor: Redactor;
  /** Knows nobody but those who asked to be named nowhere. */
  remover?: { redactor: Redactor; names: ReadonlySet<string> };
  removedRefs: ReadonlySet<string>;
}

const UNKNOWN: FoundLeak = {
  kind: 'name',
  start: 0,
  end: 0,
  reason:
    'Nobody knows yet whom texts may name: the catalog has not been looked through. It is tried again every few seconds.',
};

function digest(value: unknown): string {
  return createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex');
}

function nameKey(name: string): string {
  return name.toLocaleLowerCase('en-US');
}

/**
 * Makes texts fit for everybody. Whatever is shown to visitors goes through it: it redacts, then the leak check, which
 * knows nothing of the redaction, has the last word.
 *
 * @internal
 */
export class PublicText {
  readonly #logger: LoggerService;
  readonly #config: RedactionConfig;
  readonly #salt: string;
  readonly #reader: KnownNamesReader;
  readonly #recent = Recent.create<PublicTextAnswer>(KEPT_CHARACTERS);
  readonly #listeners: Array<() => void> = [];
  #state?: State;

  static async create(options: {
    database: Knex;
    logger: LoggerService;
    config: RedactionConfig;
  }): Promise<PublicText> {
    const salt = await readSalt(options.database);
    const text = new PublicText(options, salt);
    await text.refresh();
    return text;
  }

  private constructor(
    options: { database: Knex; logger: LoggerService; config: RedactionConfig },
    salt: string,
  ) {
    this.#logger = options.logger;
    this.#config = options.config;
    this.#salt = salt;
    this.#reader = KnownNamesReader.create(options);
  }

  /**
   * Differs where the same text would become another one: names, removals, hosts or rules have changed. Undefined while
   * nobody knows whom texts may name.
   */
  get basis(): string | undefined {
    return this.#state?.basis;
  }

  /** Whether it is known whom texts may name: what leaves the portal for ever waits for that. */
  get isReady(): boolean {
    return this.#state !== undefined;
  }

  /** Calls back when texts become others than before. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Follows names and removals until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await repeat(
      {
        name: 'look for names to redact',
        milliseconds: LOOK_MILLISECONDS,
        signal,
        logger: this.#logger,
      },
      () => this.refresh(),
    );
  }

  /** Looks whether names or removals have changed; cheap where they have not. */
  async refresh(): Promise<void> {
    const generation = await this.#reader.generation();
    if (generation === undefined || generation === this.#state?.generation) {
      return;
    }
    const known = await this.#reader.read();
    const { keepHosts, rules } = this.#config;
    const { names, removed, removedRefs, services } = known;
    const hosts = { allowed: keepHosts, services };
    const redactor = createRedactor({ salt: this.#salt, names, hosts, rules });
    const basis = digest([RULES_VERSION, names, hosts, rules]).slice(0, 24);
    const before = this.#state?.basis;
    this.#state = {
      generation,
      basis,
      redactor,
      remover: this.#removerOf(removed),
      removedRefs: new Set(removedRefs),
    };
    if (before === basis) return;
    this.#recent.clear();
    for (const listener of this.#listeners) listener();
  }

  /** Whether what this process knows is still so, within a transaction that writes what it has made. */
  async isCurrent(transaction: Knex.Transaction): Promise<boolean> {
    const generation = await this.#reader.generation(transaction);
    return generation !== undefined && generation === this.#state?.generation;
  }

  /** The text for everybody, or what the leak check finds in it. The offsets of leaks are those of the redacted text. */
  of(text: string): PublicTextAnswer {
    const state = this.#state;
    if (!state) return { findings: [], leaks: [UNKNOWN] };
    if (text.trim() === '') return { text, findings: [] };
    const key = digest(text);
    const kept = this.#recent.get(key);
    if (kept) return kept;
    const { text: redacted, findings } = state.redactor.redact(text);
    const leaks = state.redactor.leaks(redacted);
    const answer: PublicTextAnswer =
      leaks.length > 0 ? { findings, leaks } : { text: redacted, findings };
    this.#recent.set(key, answer, text.length + redacted.length);
    return answer;
  }

  /** What was redacted and what leaks, with the text, for those who may see both. */
  preview(text: string): {
    text: string;
    findings: Finding[];
    leaks: FoundLeak[];
  } {
    const state = this.#state;
    if (!state) return { text: '', findings: [], leaks: [UNKNOWN] };
    const { text: redacted, findings } = state.redactor.redact(text);
    return { text: redacted, findings, leaks: state.redactor.leaks(redacted) };
  }

  /** Whether a short text, such as a tag or an address, says nothing that would have to be redacted. */
  isPublic(text: string): boolean {
    return this.of(text).text === text;
  }

  /** Secrets in a text that is about to be kept for ever. */
  secretsIn(text: string): FoundSecret[] {
    return secretsIn(text, this.#config.rules);
  }

  /** Whether a person asked to be named nowhere. */
  isRemoved(ref: string): boolean {
    return this.#state?.removedRefs.has(ref) ?? false;
  }

  /** A text for internal readers, without those who asked to be named nowhere. */
  withoutRemoved(text: string): string {
    const remover = this.#state?.remover;
    if (!remover) return text;
    const { redactor, names } = remover;
    let at = 0;
    let result = '';
    for (const { kind, start, end, pseudonym } of redactor.redact(text)
      .findings) {
      const theirs =
        kind === 'person' || names.has(nameKey(text.slice(start, end)));
      if (!theirs) continue;
      result += text.slice(at, start) + pseudonym;
      at = end;
    }
    return result + text.slice(at);
  }

  #removerOf(names: KnownName[]): State['remover'] {
    if (names.length === 0) return undefined;
    return {
      redactor: createRedactor({ salt: this.#salt, names }),
      names: new Set(names.map(({ name }) => nameKey(name))),
    };
  }
}
