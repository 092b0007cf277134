import { randomUUID } from 'node:crypto';
import { timeOf } from '../database/rows';
import { AlertInput, AlertRow, columnsOf, differs } from './AlertRow';

/** A time that an alert fired, in plain numbers. */
interface Spell {
  /** As it is stored; missing where it is new. */
  stored?: AlertRow;
  row: Omit<AlertRow, 'starts_at' | 'told_start' | 'ends_at'>;
  toldStart: number;
  startsAt: number;
  endsAt?: number;
  endTold: boolean;
}

/** A moment at which a source was asked for all that fires. @internal */
export interface Asking {
  askedAt: number;
  /** What is missing ends once it was missing for so long. */
  missingMilliseconds: number;
}

/**
 * What a source has told of some alerts, and what it tells now. What is told twice, late or in another order leads to
 * the same: an alert is known by its beginning, an end that was told stays, and one that begins again has ended before.
 *
 * @internal
 */
export class Spells {
  readonly #source: string;
  readonly #now: number;
  readonly #spells = new Map<string, Spell[]>();

  static of(source: string, rows: AlertRow[], now: number): Spells {
    return new Spells(source, rows, now);
  }

  private constructor(source: string, rows: AlertRow[], now: number) {
    this.#source = source;
    this.#now = now;
    for (const row of rows) {
      this.#of(row.fingerprint).push({
        stored: row,
        row: { ...row },
        toldStart: Number(row.told_start ?? row.starts_at),
        startsAt: Number(row.starts_at),
        endsAt: timeOf(row.ends_at),
        endTold: Boolean(row.end_told),
      });
    }
  }

  /** Takes what was pushed. */
  receive(inputs: AlertInput[]): void {
    for (const input of inputs) {
      const spell = this.#take(input, ({ endTold }) => !endTold);
      spell.row.told_at = this.#now;
    }
  }

  /** Takes everything that fires: what is missing ends after a while. */
  reconcile(inputs: AlertInput[], asking: Asking): void {
    const { askedAt, missingMilliseconds } = asking;
    const pushedSince = ({ row }: Spell) => Number(row.told_at ?? 0) > askedAt;
    const told = new Set(
      inputs.map(input => this.#take(input, spell => !pushedSince(spell))),
    );
    for (const spell of [...this.#spells.values()].flat()) {
      if (spell.endsAt !== undefined || told.has(spell)) continue;
      if (pushedSince(spell)) continue;
      const since = timeOf(spell.row.missing_since) ?? askedAt;
      spell.row.missing_since = since;
      if (askedAt - since < missingMilliseconds) continue;
      spell.endsAt = Math.max(since, spell.startsAt);
    }
  }

  /** Rows that are new or have changed, and those of them that say something else than before. */
  changes(): { rows: AlertRow[]; changed: AlertRow[] } {
    for (const spells of this.#spells.values()) this.#endBefore(spells);
    const rows: AlertRow[] = [];
    const changed: AlertRow[] = [];
    for (const spell of [...this.#spells.values()].flat()) {
      const row = rowOf(spell, this.#now);
      const { told_at, missing_since, mapped_with, updated_at, ...said } = row;
      if (!spell.stored || differs(normal(spell.stored), said)) {
        changed.push(row);
        rows.push(row);
      } else if (
        differs(normal(spell.stored), { told_at, missing_since, mapped_with })
      ) {
        rows.push({ ...row, updated_at: spell.stored.updated_at });
      }
    }
    return { rows, changed };
  }

  #of(fingerprint: string): Spell[] {
    const known = this.#spells.get(fingerprint) ?? [];
    this.#spells.set(fingerprint, known);
    return known;
  }

  #take(input: AlertInput, mayReopen: (spell: Spell) => boolean): Spell {
    const columns = columnsOf(this.#source, input);
    const spells = this.#of(columns.fingerprint);
    let spell = spells.find(({ toldStart }) => toldStart === input.startsAt);
    if (!spell) {
      spell = this.#begin(input, columns);
      spells.push(spell);
    }
    const { silencedBy, inhibitedBy } = input;
    const { silenced_by, inhibited_by, suppressed } = spell.row;
    Object.assign(
      spell.row,
      columns,
      // Who pushes does not say who keeps it quiet.
      silencedBy === undefined && { silenced_by, suppressed },
      inhibitedBy === undefined && { inhibited_by },
    );
    this.#setEnd(spell, input, mayReopen);
    return spell;
  }

  #begin(input: AlertInput, columns: ReturnType<typeof columnsOf>): Spell {
    return {
      row: {
        ...columns,
        id: randomUUID(),
        end_told: false,
        told_at: null,
        missing_since: null,
        updated_at: this.#now,
      },
      toldStart: input.startsAt,
      // Clocks differ: nothing begins in the future.
      startsAt: Math.min(input.startsAt, this.#now),
      endTold: false,
    };
  }

  #setEnd(
    spell: Spell,
    { endsAt }: AlertInput,
    mayReopen: (spell: Spell) => boolean,
  ): void {
    if (endsAt !== undefined) {
      const told = Math.max(Math.min(endsAt, this.#now), spell.startsAt);
      spell.endsAt = spell.endTold ? Math.max(told, spell.endsAt ?? 0) : told;
      spell.endTold = true;
      return;
    }
    spell.row.missing_since = null;
    if (spell.endsAt === undefined || !mayReopen(spell)) return;
    spell.endsAt = undefined;
    spell.endTold = false;
  }

  /** One that has begun again had ended, also where nobody said so. */
  #endBefore(spells: Spell[]): void {
    spells.sort((a, b) => a.startsAt - b.startsAt || a.toldStart - b.toldStart);
    spells.forEach((spell, at) => {
      const next = spells[at + 1];
      if (!next || spell.endTold) return;
      spell.endsAt = Math.min(spell.endsAt ?? Infinity, next.startsAt);
    });
  }
}

function rowOf(spell: Spell, now: number): AlertRow {
  return {
    ...spell.row,
    told_at: timeOf(spell.row.told_at) ?? null,
    missing_since: timeOf(spell.row.missing_since) ?? null,
    starts_at: spell.startsAt,
    told_start: spell.toldStart,
    ends_at: spell.endsAt ?? null,
    end_told: spell.endTold,
    updated_at: now,
  };
}

/** As every database would answer. */
function normal(row: AlertRow): AlertRow {
  return {
    ...row,
    starts_at: Number(row.starts_at),
    told_start: Number(row.told_start ?? row.starts_at),
    ends_at: timeOf(row.ends_at) ?? null,
    told_at: timeOf(row.told_at) ?? null,
    missing_since: timeOf(row.missing_since) ?? null,
    end_told: Boolean(row.end_told),
  };
}
