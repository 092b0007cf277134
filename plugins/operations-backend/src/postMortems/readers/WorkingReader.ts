import { isError } from '@backstage/errors';
import {
  PostMortemProblem,
  Leak,
  NamedRef,
  PostMortemDetail,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { publicAccountOf } from '../account';
import { proposalOf, Review, reviewsOf, verdictsOf } from '../approvals';
import { PostMortemAudience } from '../audience';
import { behindTheirIncident } from '../facts/DraftFacts';
import { EventRow, WorkingRow } from '../rows';
import { whyNotPublish } from '../whyNotPublish';

type Working = NonNullable<PostMortemDetail['working']>;

/** How far a text is on its way. @internal */
export interface WorkingState {
  row?: WorkingRow;
  reviews: Review[];
  approvals: { given: number; needed: number; objections: number };
  problems: PostMortemProblem[];
  leaks: Leak[];
  /** What is missing before it can be published. */
  missing?: string;
  /** Whether its incident has changed since it took its facts. */
  factsBehind?: boolean;
}

function personOf(ref: string | undefined, showPersons: boolean) {
  return showPersons && ref?.startsWith('user:') ? { ref } : undefined;
}

/**
 * Reads texts that are not published.
 *
 * @internal
 */
export class WorkingReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #needed: number;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    approvals: number;
  }): WorkingReader {
    return new WorkingReader(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    approvals: number;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#needed = options.approvals;
  }

  async state(
    id: string,
    connection: Knex | Knex.Transaction = this.#database,
  ): Promise<WorkingState> {
    const row: WorkingRow | undefined = await connection('post_mortem_working')
      .where('post_mortem_id', id)
      .first();
    const state: WorkingState = {
      row,
      reviews: [],
      approvals: { given: 0, needed: this.#needed, objections: 0 },
      problems: [],
      leaks: [],
    };
    if (!row) return { ...state, missing: whyNotPublish(state) };
    const behind = await behindTheirIncident(connection)
      .where('post_mortems.id', id)
      .first('post_mortems.id');
    state.factsBehind = behind !== undefined;
    const events: EventRow[] = await connection('post_mortem_events')
      .where({ post_mortem_id: id, kind: 'reviewed' })
      .orderBy(['at', 'id']);
    const { visibility } = await connection('post_mortems')
      .where('id', id)
      .first('visibility');
    const { document, problems } = readPostMortem(row.markdown, {
      path: 'untitled',
      // What does not say so is as it was.
      defaults: { visibility },
    });
    state.problems = problems;
    if (document?.visibility === 'public') this.#look(state, row);
    const proposal = proposalOf(row);
    // Those of texts that were published long since tell nothing of this one.
    state.reviews = reviewsOf(events, row).filter(
      ({ at, outdated }) =>
        !outdated || (proposal && at >= Date.parse(proposal.at)),
    );
    const ours = verdictsOf(state.reviews, proposal?.by);
    state.approvals = {
      needed: this.#needed,
      given: Math.max(ours.approvals, proposal?.approvals ?? 0),
      objections: ours.objections,
    };
    state.missing = whyNotPublish({ ...state, working: row });
    return state;
  }

  /** Whether the public account can be made, and of what nobody may read. */
  #look(state: WorkingState, { markdown }: WorkingRow): void {
    try {
      state.leaks = publicAccountOf(markdown, this.#publicText).leaks;
    } catch (error) {
      // Its writers can still correct it.
      if (!isError(error) || error.name !== 'InputError') throw error;
      const { message } = error;
      state.problems = [...state.problems, { severity: 'error', message }];
    }
  }

  show(
    { row, reviews, approvals, problems, factsBehind }: WorkingState,
    { showPersons }: PostMortemAudience,
  ): Working | undefined {
    if (!row) return undefined;
    const proposal = proposalOf(row);
    const person = (ref: string | undefined): NamedRef | undefined =>
      personOf(
        ref,
        showPersons && !(ref !== undefined && this.#publicText.isRemoved(ref)),
      );
    return {
      markdown: row.markdown,
      savedAt: new Date(Number(row.saved_at)).toISOString(),
      savedBy: person(row.saved_by),
      version: row.text_version,
      problems,
      factsBehind,
      proposal: proposal && {
        branch: proposal.branch,
        url: proposal.request?.url ?? proposal.url,
        proposedAt: proposal.at,
        proposedBy: person(proposal.by),
        state: proposal.state,
        message: proposal.message,
        diff: proposal.diff,
      },
      reviews: reviews.map(({ verdict, reviewer, text, at, outdated }) => ({
        verdict,
        reviewer: person(reviewer),
        text: this.#publicText.withoutRemoved(text),
        at: new Date(at).toISOString(),
        outdated,
      })),
      approvals: { given: approvals.given, needed: approvals.needed },
    };
  }
}
