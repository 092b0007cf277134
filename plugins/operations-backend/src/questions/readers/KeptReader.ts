import { answerIn, KeptAnswer } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PostMortemAudience } from '../../postMortems/audience';
import { internalOnes } from '../../postMortems/readers/visible';
import { PostMortemRow, WorkingRow } from '../../postMortems/rows';
import { PublicText } from '../../redaction/PublicText';
import { runbooksInside } from '../../runbooks/readers/visible';
import { proposalOf, RunbookRow } from '../../runbooks/rows';
import { QuestionRow } from '../rows';

/**
 * Reads what became of answers where they were sent to be kept: what the texts say now, not what was once hoped for.
 *
 * @internal
 */
export class KeptReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): KeptReader {
    return new KeptReader(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  /** For readers of the internal account, each text as far as they may see it, too. */
  async of(
    row: QuestionRow,
    audience: PostMortemAudience,
  ): Promise<KeptAnswer | undefined> {
    const [runbook, postMortem] = await Promise.all([
      this.#runbook(row, audience),
      this.#postMortem(row, audience),
    ]);
    return runbook || postMortem ? { runbook, postMortem } : undefined;
  }

  async #runbook(
    { key, runbook_id: id }: QuestionRow,
    audience: PostMortemAudience,
  ): Promise<KeptAnswer['runbook']> {
    if (id === null) return undefined;
    const inside = await runbooksInside(this.#database, [id], audience);
    if (!inside.has(id)) return undefined;
    const row: RunbookRow = await this.#database('runbooks')
      .where({ id })
      .first();
    const proposal = proposalOf(row);
    const waiting = proposal && answerIn(row.proposed ?? '', key);
    const standing = answerIn(row.markdown, key);
    const named = { id, title: this.#publicText.withoutRemoved(row.title) };
    // Another answer may wait where an earlier one stands.
    if (waiting !== undefined && waiting !== standing) {
      const url = proposal?.request?.url ?? proposal?.url;
      return { ...named, state: 'proposed', url };
    }
    const isThere = standing !== undefined;
    return { ...named, state: isThere ? 'merged' : 'withdrawn' };
  }

  async #postMortem(
    { key, post_mortem_id: id }: QuestionRow,
    audience: PostMortemAudience,
  ): Promise<KeptAnswer['postMortem']> {
    if (id === null) return undefined;
    const inside = await internalOnes(this.#database, [id], audience);
    const row: PostMortemRow | undefined = await this.#database('post_mortems')
      .where({ id })
      .whereNull('gone_at')
      .first();
    if (!row || !inside.has(id)) return undefined;
    const working: WorkingRow | undefined = await this.#database(
      'post_mortem_working',
    )
      .where('post_mortem_id', id)
      .first();
    const standing = answerIn(row.markdown ?? '', key);
    const written = answerIn(working?.markdown ?? row.markdown ?? '', key);
    const named = {
      id,
      key: row.key,
      title: this.#publicText.withoutRemoved(row.title),
    };
    if (written === undefined) return { ...named, state: 'withdrawn' };
    const isPublished = row.status === 'published' && standing === written;
    return { ...named, state: isPublished ? 'published' : 'draft' };
  }
}
