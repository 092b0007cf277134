import { ServiceChanges } from '@operate-first/plugin-operations-common';
import { ServiceRow } from '../database/rows';
import { ServicePlaces } from '../authors/ServicePlaces';
import { ChangeGatherer, GatherOptions } from './ChangeGatherer';
import { ChangeViews } from './ChangeViews';
import { CodeReader } from './CodeViews';
import { RolloutCommits } from './RolloutCommits';

/** @internal */
export interface ChangeTimelineOptions {
  gatherer: ChangeGatherer;
  rollouts: RolloutCommits;
  places: ServicePlaces;
  views: ChangeViews;
}

/**
 * What changed in a service, in one line: what was rolled out, what was written, what is promised.
 *
 * @internal
 */
export class ChangeTimeline {
  readonly #options: ChangeTimelineOptions;

  static create(options: ChangeTimelineOptions): ChangeTimeline {
    return new ChangeTimeline(options);
  }

  private constructor(options: ChangeTimelineOptions) {
    this.#options = options;
  }

  async read(
    row: ServiceRow,
    window: Omit<GatherOptions, 'internal'>,
    reader: CodeReader,
  ): Promise<ServiceChanges> {
    const { gatherer, rollouts, places, views } = this.#options;
    const { from, to, limit } = window;
    const found = await gatherer.of([row.id], {
      ...window,
      limit: limit + 1,
      internal: () => reader.showText,
    });
    const some = found.slice(0, limit);
    const service = { id: row.id, entity: JSON.parse(row.entity) };
    const own = places.of(service);
    await rollouts.addTo(some, () => own);
    await own;
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      items: views.all(some, reader),
      complete: found.length <= limit,
    };
  }
}
