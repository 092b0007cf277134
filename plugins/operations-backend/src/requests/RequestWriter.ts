import { NotFoundError } from '@backstage/errors';
import {
  RequestApprovalNeed,
  RequestEffect,
  RequestFacts,
  RequestStage,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../database/text';
import { timeOrderedId } from '../incidents/timeOrderedId';
import { drawRequestKey } from './keys';
import {
  HeldRequest,
  readRow,
  RequestRow,
  RequestTopic,
  StoredApproval,
  StoredFile,
  StoredProposal,
} from './rows';

/** What requests are about. @internal */
export interface RequestSubjects {
  services: string[];
  clusters: string[];
  /** Groups whose members approve. */
  approvers: string[];
}

/** @internal */
export interface NewRequest {
  kind: RequestRow['kind'];
  visibility: Visibility;
  title: string;
  requester: string;
  team?: string;
  template?: string;
  taskId: string;
  subjects: RequestSubjects;
  need: RequestApprovalNeed;
  facts: RequestFacts;
  stages: RequestStage[];
  /** How far it is, as its columns say it. */
  stage: Pick<RequestRow, 'stage' | 'stage_state'>;
  parametersOf: (key: string) => Record<string, unknown>;
  files: StoredFile[];
  notes: string[];
  effects?: RequestEffect[];
}

/** What is written of a request that is there; what is missing stays. @internal */
export interface RequestChange {
  columns?: Partial<
    Omit<
      RequestRow,
      | 'id'
      | 'key'
      | 'version'
      | 'facts'
      | 'need'
      | 'approvals'
      | 'proposal'
      | 'stages'
      | 'files'
      | 'parameters'
    >
  >;
  facts?: RequestFacts;
  approvals?: StoredApproval[];
  /** Who has to approve it, where that is otherwise now. */
  need?: RequestApprovalNeed;
  proposal?: StoredProposal;
  stages?: RequestStage[];
  change?: {
    files: StoredFile[];
    notes: string[];
    effects?: RequestEffect[];
  };
}

/**
 * Writes requests within a transaction; see `RequestStore`. Whatever is written raises the version and is announced once
 * it is stored.
 *
 * @internal
 */
export class RequestWriter {
  #changed = false;

  readonly transaction: Knex.Transaction;
  readonly now: number;

  static create(options: {
    transaction: Knex.Transaction;
    now: number;
  }): RequestWriter {
    return new RequestWriter(options);
  }

  private constructor(options: { transaction: Knex.Transaction; now: number }) {
    this.transaction = options.transaction;
    this.now = options.now;
  }

  get hasChanged(): boolean {
    return this.#changed;
  }

  /** A new one. Where the same task has asked before, what it asked for is the answer. */
  async open(
    request: NewRequest,
  ): Promise<{ row: RequestRow; created: boolean }> {
    const { transaction, now } = this;
    const { requester, taskId: task_id, subjects } = request;
    const known: RequestRow | undefined = await transaction('requests')
      .where({ requester, task_id })
      .first();
    if (known) return { row: known, created: false };
    const key = await drawRequestKey(transaction);
    const title = storable(request.title);
    const names = [
      key,
      request.team ?? '',
      ...subjects.services,
      ...subjects.clusters,
    ].join(' ');
    const row: RequestRow = {
      id: randomUUID(),
      key,
      kind: request.kind,
      state: 'open',
      visibility: request.visibility,
      title,
      requester,
      team: request.team ?? null,
      template: request.template ?? null,
      task_id,
      ...request.stage,
      stage_since: now,
      branch: null,
      revision: null,
      merge_asked_at: null,
      merge_asked_by: null,
      look_at: now,
      failures: 0,
      version: 1,
      created_at: now,
      updated_at: now,
      search_open: names.toLocaleLowerCase('en-US'),
      search_text: `${names} ${title}`.toLocaleLowerCase('en-US'),
      need: JSON.stringify(request.need),
      approvals: '[]',
      proposal: null,
      facts: JSON.stringify(request.facts),
      stages: JSON.stringify(request.stages),
      parameters: JSON.stringify(request.parametersOf(key)),
      files: JSON.stringify({
        files: request.files,
        notes: request.notes,
        effects: request.effects,
      }),
    };
    await transaction('requests').insert(row);
    await this.#link(row.id, subjects);
    await this.note(row.id, 'Asked for', requester);
    return { row, created: true };
  }

  /** One of them, held until the transaction ends. */
  async hold(id: string): Promise<HeldRequest> {
    const row: RequestRow | undefined = await this.transaction('requests')
      .where('id', id)
      .forUpdate()
      .first();
    if (row) return readRow(row);
    throw new NotFoundError('The request is gone.');
  }

  /** @returns the version that it reaches. */
  async put(id: string, change: RequestChange): Promise<number> {
    const { columns, facts, approvals, need, proposal, stages } = change;
    if (need) await this.#ask(id, need);
    const [{ version }] = await this.transaction('requests')
      .where('id', id)
      .update({
        ...columns,
        ...(facts && { facts: JSON.stringify(facts) }),
        ...(approvals && { approvals: JSON.stringify(approvals) }),
        ...(need && { need: JSON.stringify(need) }),
        ...(proposal && { proposal: JSON.stringify(proposal) }),
        ...(stages && { stages: JSON.stringify(stages) }),
        ...(change.change && { files: JSON.stringify(change.change) }),
        updated_at: this.now,
        version: this.transaction.raw('version + 1'),
      })
      .returning('version');
    this.#changed = true;
    return version;
  }

  /** When it is looked at again, which nobody needs to be told. */
  async lookAt(id: string, at: number | null, failures: number): Promise<void> {
    await this.transaction('requests')
      .where('id', id)
      .update({ look_at: at, failures });
  }

  /** What happened, in a sentence. */
  async note(id: string, text: string, person?: string): Promise<void> {
    const { transaction, now } = this;
    await transaction('request_events').insert({
      id: timeOrderedId(now),
      request_id: id,
      at: now,
      person: person ?? null,
      text: storable(text),
    });
    this.#changed = true;
  }

  /** Has people and groups told. What they were to be told before is no news any more. */
  async tell(id: string, refs: string[], topic: RequestTopic): Promise<void> {
    for (const ref of new Set(refs)) {
      await this.transaction('request_notifications')
        .insert({
          request_id: id,
          ref,
          topic,
          due_at: this.now,
          waiting_since: this.now,
          attempts: 0,
        })
        .onConflict(['request_id', 'ref'])
        .merge();
    }
  }

  /** Whose members approve it, for whoever looks for what waits for them. */
  async #ask(id: string, { groups = [] }: RequestApprovalNeed): Promise<void> {
    await this.transaction('request_subjects')
      .where({ request_id: id, kind: 'approver' })
      .delete();
    await this.#link(id, { services: [], clusters: [], approvers: groups });
  }

  async #link(id: string, subjects: RequestSubjects): Promise<void> {
    const { services, clusters, approvers } = subjects;
    const rows = [
      ...services.map(name => ({ kind: 'service', name })),
      ...clusters.map(name => ({ kind: 'cluster', name })),
      ...approvers.map(name => ({ kind: 'approver', name })),
    ].map(({ kind, name }) => ({
      request_id: id,
      kind,
      name: name.toLocaleLowerCase('en-US'),
    }));
    for (const row of rows) {
      await this.transaction('request_subjects')
        .insert(row)
        .onConflict(['request_id', 'kind', 'name'])
        .ignore();
    }
  }
}
