import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  OnboardingProblem,
  requestKind,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { FieldError, FieldsError } from '../../api/FieldError';
import { OnboardingReader } from '../../onboarding/checks/model';
import { PersonLimits } from '../../questions/api/PersonLimits';
import { RequestAudience } from '../audience';
import { DecisionDesk } from '../desk/DecisionDesk';
import { RequestDesk } from '../desk/RequestDesk';
import { KindDesk } from '../kinds/KindDesk';
import { HeldRequest } from '../rows';
import { IntakePeople, IntakePerson } from './IntakePeople';
import { IntakePlace } from './IntakeSet';
import { ReadForm } from './readForm';
import { IntakeOutcome, IntakeRow, nameOf } from './rows';

const NOTHING = 'Everything that is asked for is in the tree already.';
const SENT_AS_IS =
  'Whatever is wrong with it is shown in the portal to those who have signed in.';

/** @internal */
export interface IntakeDeskOptions {
  desk: RequestDesk;
  decisions: DecisionDesk;
  kinds: KindDesk;
  people: IntakePeople;
  limits: PersonLimits;
  readForm: ReadForm;
  /** Whether a service may be named to readers of a repository. */
  maySee: (place: IntakePlace, ref: string) => Promise<boolean>;
  requestOf: (id: string) => Promise<HeldRequest | undefined>;
  /** The id of what somebody opened by a task. */
  openedBy: (person: string, taskId: string) => Promise<string | undefined>;
}

/** What becomes of a row. @internal */
export type Came = { outcome: IntakeOutcome } & Partial<
  Pick<IntakeRow, 'request_id' | 'round' | 'asked'>
>;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function problemsOf(error: unknown): OnboardingProblem[] | undefined {
  const problems =
    error instanceof FieldsError
      ? error.problems
      : error instanceof FieldError && [error.problem];
  if (!problems) return undefined;
  return problems.map(({ field, value, message }) => ({
    field: field.replace(/^parameters\./, ''),
    value,
    message,
  }));
}

function isSame(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}

/**
 * Reads issues: opens what they ask for in the same way as the portal does, and withdraws it where they are closed.
 *
 * @internal
 */
export class IntakeDesk {
  readonly #options: IntakeDeskOptions;

  static create(options: IntakeDeskOptions): IntakeDesk {
    return new IntakeDesk(options);
  }

  private constructor(options: IntakeDeskOptions) {
    this.#options = options;
  }

  /** The kind of requests that an issue asks for, by its labels. */
  kindOf(
    { labels }: Pick<IntakeRow, 'labels'>,
    { kinds }: IntakePlace,
  ): RequestKind | undefined {
    const names = (JSON.parse(labels) as string[]).flatMap(
      label => kinds.get(label.toLocaleLowerCase('en-US')) ?? [],
    );
    const [name] = names;
    return name === undefined ? undefined : requestKind(name);
  }

  /** May be called twice for the same: it opens and withdraws once. */
  async read(row: IntakeRow, place: IntakePlace): Promise<Came> {
    const held =
      row.request_id === null
        ? undefined
        : await this.#options.requestOf(row.request_id);
    if (!held) return this.#ask(row, place);
    const { state } = held.row;
    if (row.state === 'closed') return this.#close(row, held, place);
    const asksAgain =
      row.origin === 'issue' && (state === 'withdrawn' || state === 'rejected');
    if (asksAgain) {
      const again = { ...row, round: row.round + 1 };
      const came = await this.#ask(again, place);
      return { round: again.round, request_id: null, ...came };
    }
    const isChanged = row.origin === 'issue' && row.asked !== digest(row.body);
    return isChanged && state === 'open'
      ? {
          outcome: {
            type: 'note',
            message:
              'The issue was edited since. The request is what was asked for first; close the issue to withdraw it, and reopen it to ask for what it says now.',
          },
        }
      : { outcome: { type: 'opened' } };
  }

  async #ask(row: IntakeRow, place: IntakePlace): Promise<Came> {
    const { people, readForm } = this.#options;
    const kind = this.kindOf(row, place);
    if (!kind || row.origin !== 'issue' || row.state === 'closed') {
      return { outcome: { type: 'nothing' } };
    }
    if (!isSame(row.body_by, row.author)) {
      return { outcome: { type: 'writtenByOther' } };
    }
    const { system } = place;
    const asker = await people.find(row.author, system.loginAnnotation);
    if (!asker) {
      return { outcome: { type: 'unknownLogin', login: row.author } };
    }
    const { parameters, problems } = readForm(kind, row.body);
    if (problems.length > 0) return { outcome: { type: 'problems', problems } };
    return this.#open({ row, place, kind, parameters, asker });
  }

  async #open(asked: {
    row: IntakeRow;
    place: IntakePlace;
    kind: RequestKind;
    parameters: Record<string, unknown>;
    asker: IntakePerson;
  }): Promise<Came> {
    const { row, place, kind, parameters, asker } = asked;
    const { desk, kinds, limits, openedBy } = this.#options;
    const again = row.round === 0 ? '' : `/${row.round}`;
    const taskId = `${row.system}:${nameOf(row)}${again}`.slice(-200);
    const opened = (id: string): Came => ({
      outcome: { type: 'opened' },
      request_id: id,
      asked: digest(row.body),
    });
    // A process may have ended between the two: it would be in its own way.
    const known = await openedBy(asker.person, taskId);
    if (known) return opened(known);
    const reader = this.#readerOf(place, asker);
    const isOpen = place.visibility === 'public';
    if (isOpen) {
      // What is commented there, everybody reads: nothing that only those know who have signed in.
      const { preview } = await kinds.preview(kind.name, parameters, {
        ...reader,
        person: undefined,
        owners: [],
      });
      const { problems, files } = preview;
      if (problems.length > 0) {
        return { outcome: { type: 'problems', problems } };
      }
      if (files.length === 0) {
        return { outcome: { type: 'refused', message: NOTHING } };
      }
    }
    limits.take('request', asker.person);
    try {
      const { id } = await desk.open(
        {
          kind: kind.name as 'namespace',
          taskId,
          template: `template:default/${kind.name}`,
          parameters,
        },
        reader,
      );
      return opened(id);
    } catch (error) {
      const problems = problemsOf(error);
      if (problems && !isOpen) {
        return { outcome: { type: 'problems', problems } };
      }
      if (error instanceof ConflictError && !isOpen) {
        return { outcome: { type: 'refused', message: error.message } };
      }
      if (error instanceof InputError || error instanceof ConflictError) {
        return { outcome: { type: 'refused', message: SENT_AS_IS } };
      }
      throw error;
    }
  }

  async #close(
    row: IntakeRow,
    held: HeldRequest,
    { system }: IntakePlace,
  ): Promise<Came> {
    const { decisions, people } = this.#options;
    if (held.row.state !== 'open') return { outcome: { type: 'opened' } };
    const note = (message: string): Came => ({
      outcome: { type: 'note', message },
    });
    const by = await people.find(row.closed_by ?? '', system.loginAnnotation);
    if (!by) {
      return note(
        'The issue was closed by somebody whom the portal does not know: the request goes on.',
      );
    }
    const audience: RequestAudience & { person: string } = {
      ...by,
      criteria: undefined,
      showPersons: true,
      mayCreate: true,
      mayReview: false,
    };
    try {
      await decisions.withdraw(held, `${nameOf(row)} was closed`, audience);
      return { outcome: { type: 'opened' } };
    } catch (error) {
      if (error instanceof ConflictError)
        return { outcome: { type: 'opened' } };
      if (!(error instanceof NotAllowedError)) throw error;
      return note(
        'The issue was closed by somebody who may not withdraw the request: it goes on.',
      );
    }
  }

  #readerOf(
    place: IntakePlace,
    { person, owners }: IntakePerson,
  ): OnboardingReader & { person: string } {
    return {
      person,
      owners,
      maySee: ref => this.#options.maySee(place, ref),
      ...(place.visibility === 'public' && {
        maySeeRequest: async () => false,
      }),
    };
  }
}
