import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  NamedRef,
  OnCallPerson,
  OnCallSchedule,
  OnCallShift,
  ServiceOnCall,
} from '@operate-first/plugin-operations-common';
import {
  OnCallSource,
  OutsideIdentity,
  OutsideSchedule,
  OutsideShift,
} from '@operate-first/plugin-operations-node';
import { PeopleIndex } from '../authors/PeopleIndex';
import { ServiceRow } from '../database/rows';
import { PublicText } from '../redaction/PublicText';
import { gapsIn, Span } from './gaps';
import { OnCallSourceSet } from './OnCallSourceSet';

const DAY = 24 * 60 * 60_000;
/** Calendars are read every few minutes; older than this, shifts may have been swapped. */
const STALE = 2 * 60 * 60_000;
const UNREADABLE =
  'It cannot be read in full at present. Sign in to see what is wrong.';
const HELD = new Set(['group', 'user']);

/** What of a service decides who is on call for it. @internal */
export type ServedService = Pick<
  ServiceRow,
  'entity_ref' | 'owner' | 'system' | 'entity'
>;

/** @internal */
export interface OnCallDeskOptions {
  sources: OnCallSourceSet;
  people: PeopleIndex;
  publicText: PublicText;
  now?: () => number;
}

interface Found {
  source: OnCallSource;
  schedule: OutsideSchedule;
}

/**
 * Who is on call for services, from what the sources have read.
 *
 * @internal
 */
export class OnCallDesk {
  readonly #options: OnCallDeskOptions;
  readonly #now: () => number;

  static create(options: OnCallDeskOptions): OnCallDesk {
    return new OnCallDesk(options);
  }

  private constructor(options: OnCallDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async read(
    service: ServedService,
    { days, showPersons }: { days: number; showPersons: boolean },
  ): Promise<ServiceOnCall> {
    await this.#options.people.ready();
    const from = this.#now();
    const to = from + days * DAY;
    const found = this.#schedulesOf(service);
    const schedules = found.map(one =>
      this.#show(one, { from, to, showPersons }),
    );
    const first = found.filter(
      ({ schedule }) => schedule.level === found[0].schedule.level,
    );
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      schedules,
      ...(found.length > 0 && {
        gaps: shownGaps(
          { from, to },
          first.flatMap(one => this.#spans(one, { from, to })),
        ),
      }),
      peopleHidden: !showPersons,
      ...(schedules.length === 0 && {
        problem: this.#whyNone(service, showPersons),
      }),
    };
  }

  /** Shifts that are running now, who is asked first first. */
  async now(service: ServedService): Promise<OnCallShift[]> {
    await this.#options.people.ready();
    const now = new Date(this.#now());
    return this.#schedulesOf(service).flatMap(found =>
      this.#shifts(found, now, new Date(now.getTime() + 1)).map(shift =>
        this.#shift(found, shift, true),
      ),
    );
  }

  /** Those for the service, its system and its owner; where there are none, those of the groups above. */
  #schedulesOf({ entity_ref, owner, system }: ServedService): Found[] {
    const { people } = this.#options;
    const [own, ...above] = owner ? people.withParents(owner) : [];
    const nearest = [entity_ref, system, own].flatMap(ref => ref ?? []);
    for (const refs of [nearest, ...above.map(ref => [ref])]) {
      const found = this.#schedulesFor(refs);
      if (found.length > 0) return found;
    }
    return [];
  }

  #schedulesFor(refs: string[]): Found[] {
    const wanted = new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')));
    return this.#options.sources
      .list()
      .flatMap(source =>
        source.schedules().map(schedule => ({ source, schedule })),
      )
      .filter(({ schedule }) =>
        schedule.for.some(ref => wanted.has(ref.toLocaleLowerCase('en-US'))),
      )
      .sort(
        (a, b) =>
          a.schedule.level - b.schedule.level || (idOf(a) < idOf(b) ? -1 : 1),
      );
  }

  #shifts({ source, schedule }: Found, from: Date, to: Date): OutsideShift[] {
    return source
      .shifts(schedule.id, { from, to })
      .filter(shift => shift.from < to && shift.to > from);
  }

  /** When a schedule has somebody. */
  #spans(found: Found, { from, to }: Span): Span[] {
    return this.#shifts(found, new Date(from), new Date(to))
      .filter(({ people }) => people.length > 0)
      .map(shift => ({ from: shift.from.getTime(), to: shift.to.getTime() }));
  }

  #show(
    found: Found,
    window: { from: number; to: number; showPersons: boolean },
  ): OnCallSchedule {
    const { from, to, showPersons } = window;
    const { source, schedule } = found;
    const shifts = this.#shifts(found, new Date(from), new Date(to)).sort(
      (a, b) => a.from.getTime() - b.from.getTime(),
    );
    const running = shifts.filter(shift => shift.from.getTime() <= from);
    const ends = running.map(shift => shift.to.getTime());
    const { title, level, timeZone, url, readAt, problem } = schedule;
    const age = readAt ? from - readAt.getTime() : Infinity;
    return {
      id: idOf(found),
      title,
      source: source.id,
      level,
      ...(timeZone !== undefined && { timeZone }),
      // Where calendars are is for those who may see who stands in them.
      ...(url !== undefined && showPersons && { url }),
      shifts: shifts.map(shift => this.#shift(found, shift, showPersons)),
      gaps: shownGaps({ from, to }, this.#spans(found, { from, to })),
      ...(ends.length > 0 && {
        handoverAt: new Date(Math.min(...ends)).toISOString(),
      }),
      ...(readAt && { readAt: readAt.toISOString() }),
      stale: age > STALE,
      ...(problem !== undefined && {
        problem: showPersons ? problem : UNREADABLE,
      }),
    };
  }

  #shift(
    found: Found,
    { from, to, people, title }: OutsideShift,
    showPersons: boolean,
  ): OnCallShift {
    const { publicText } = this.#options;
    return {
      schedule: idOf(found),
      level: found.schedule.level,
      from: from.toISOString(),
      to: to.toISOString(),
      people: showPersons ? people.flatMap(one => this.#person(one)) : [],
      ...(showPersons && { title: publicText.withoutRemoved(title) }),
    };
  }

  #person(identity: OutsideIdentity): OnCallPerson[] {
    const { people, publicText } = this.#options;
    const { person, team, name } = people.identities.match(identity);
    const known = person && !person.left ? person : team;
    if (known) {
      if (publicText.isRemoved(known.ref)) return [];
      const named: NamedRef = people.named(known.ref);
      const contacts = person?.contacts;
      return [{ person: named, ...(contacts?.length && { contacts }) }];
    }
    const shown = person?.title ?? name;
    return shown === undefined
      ? []
      : [{ name: publicText.withoutRemoved(shown) }];
  }

  #whyNone(
    { entity_ref, owner, entity }: ServedService,
    showPersons: boolean,
  ): string {
    const { kind, metadata } = JSON.parse(entity) as Entity;
    const name = metadata.title ?? metadata.name;
    if (this.#options.sources.list().length === 0) {
      return 'No calendars are configured. Name some in operations.onCall.';
    }
    if (!owner || !HELD.has(parseEntityRef(owner).kind)) {
      return `The ${kind.toLocaleLowerCase(
        'en-US',
      )} ${name} has no schedule, and no owner that could have one. Name ${entity_ref} in a schedule of operations.onCall.`;
    }
    const owned =
      showPersons || !owner.startsWith('user:') ? owner : 'its owner';
    return `There is no schedule for ${name}, its system or ${owned}. Name one of them in a schedule of operations.onCall.`;
  }
}

function shownGaps(whole: Span, spans: Span[]) {
  return gapsIn(whole, spans).map(({ from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }));
}

function idOf({ source, schedule }: Found): string {
  return `${source.id}:${schedule.id}`;
}
