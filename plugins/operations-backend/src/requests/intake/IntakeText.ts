import {
  requestKind,
  RequestDetail,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../../access/criteria';
import { PublicText } from '../../redaction/PublicText';
import { RequestAudience } from '../audience';
import { RequestReader } from '../readers/RequestReader';
import { HeldRequest } from '../rows';
import { IntakePlace } from './IntakeSet';
import { IntakeOutcome, IntakeRow } from './rows';
import {
  endText,
  hiddenText,
  mirrorIssue,
  problemsText,
  progressText,
  refusedText,
  unknownLoginText,
  writtenByOtherText,
} from './statusText';

/** What an issue is to be told. @internal */
export interface Wanted {
  /** Of the comment that is kept up to date; undefined where there is nothing to say. */
  text?: string;
  /** Said once, in a comment of its own. */
  end?: { what: string; text: string };
  closes?: 'completed' | 'notPlanned';
}

/** @internal */
export interface IntakeTextOptions {
  database: Knex;
  reader: RequestReader;
  publicText: PublicText;
  kindOf: (row: IntakeRow, place: IntakePlace) => RequestKind | undefined;
  appUrl?: string;
}

function audienceOf({ visibility }: IntakePlace): RequestAudience {
  const isOpen = visibility === 'public';
  return {
    criteria: isOpen ? ONLY_PUBLIC : undefined,
    // Not even where insiders read: an issue is sent by mail, too.
    showPersons: false,
    mayCreate: false,
    mayReview: false,
    owners: [],
  };
}

/** Words what issues are told, for their readers. @internal */
export class IntakeText {
  readonly #options: IntakeTextOptions;

  static create(options: IntakeTextOptions): IntakeText {
    return new IntakeText(options);
  }

  private constructor(options: IntakeTextOptions) {
    this.#options = options;
  }

  async of(
    row: IntakeRow,
    place: IntakePlace,
    held: HeldRequest | undefined,
  ): Promise<Wanted> {
    const outcome: IntakeOutcome | undefined = row.outcome
      ? JSON.parse(row.outcome)
      : undefined;
    if (held) return this.#request(held, place, outcome);
    const text = outcome && this.#refusal(row, place, outcome);
    return text ? { text } : {};
  }

  /** The issue that shows a request; undefined where its readers may not see it. */
  async issue(
    held: HeldRequest,
    place: IntakePlace,
  ): Promise<{ title: string; body: string } | undefined> {
    const shown = await this.#shown(held, place);
    const url = this.#url(held.row.key);
    return shown && mirrorIssue(shown.summary, url);
  }

  async #request(
    held: HeldRequest,
    place: IntakePlace,
    outcome: IntakeOutcome | undefined,
  ): Promise<Wanted> {
    const { key, state, stage, stage_state: stageState } = held.row;
    const url = this.#url(key);
    const shown = await this.#shown(held, place);
    const note = outcome?.type === 'note' ? outcome.message : undefined;
    const isOver = state !== 'open';
    const isFailed = stageState === 'failed' || stageState === 'stuck';
    const what = isOver ? `${key}:${state}` : `${key}:${stage}:${stageState}`;
    const summary = shown?.summary ?? held.row;
    return {
      text: shown
        ? progressText(shown, { url, note })
        : [hiddenText(key, url), ...(note ? [note] : [])].join('\n\n'),
      ...((isOver || isFailed) && {
        end: {
          what,
          text: endText(
            {
              summary: summary as RequestDetail['summary'],
              stages: shown?.stages ?? [],
            },
            url,
          ),
        },
      }),
      ...(isOver && { closes: state === 'done' ? 'completed' : 'notPlanned' }),
    };
  }

  #refusal(
    row: IntakeRow,
    place: IntakePlace,
    outcome: IntakeOutcome,
  ): string | undefined {
    const open = (text: string) => this.#open(text, place);
    switch (outcome.type) {
      case 'problems': {
        const kind = this.#options.kindOf(row, place);
        if (!kind || !requestKind(kind.name)) return undefined;
        const { appUrl } = this.#options;
        const form = appUrl && `${appUrl}/operations/requests/new/${kind.name}`;
        const problems = outcome.problems.map(problem => ({
          ...problem,
          message: open(problem.message),
        }));
        return problemsText(problems, { kind, form });
      }
      case 'unknownLogin':
        return unknownLoginText(outcome.login, place.system.loginAnnotation);
      case 'writtenByOther':
        return writtenByOtherText(row.author);
      case 'refused':
        return refusedText(open(outcome.message));
      default:
        return undefined;
    }
  }

  #open(text: string, { visibility }: IntakePlace): string {
    if (visibility === 'internal') return text;
    return (
      this.#options.publicText.of(text).text ??
      'It is not right. The form in the portal says why.'
    );
  }

  /** Undefined where its readers may not see it. */
  async #shown(
    { row }: HeldRequest,
    place: IntakePlace,
  ): Promise<RequestDetail | undefined> {
    const { reader } = this.#options;
    const audience = audienceOf(place);
    const held = await reader.find(row.key, audience);
    return held && reader.detail(held, audience);
  }

  #url(key: string): string {
    return `${this.#options.appUrl ?? ''}/operations/requests/${key}`;
  }
}
