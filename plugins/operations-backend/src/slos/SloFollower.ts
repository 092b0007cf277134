import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  isOpenSloEntity,
  resolveSlo,
  SloDefaults,
  SloResolution,
} from '@operate-first/plugin-operations-common';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { columnsOf } from '../catalog/serviceColumns';
import { CatalogWatch } from '../catalog/CatalogWatch';
import { Turns } from '../database/Turns';
import { Lease } from '../leases';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { FollowedSlo, SloBook } from './SloBook';
import { SliSourceSet } from './SliSourceSet';
import { SloColumns, sloColumnsOf } from './sloColumns';
import { SloProjection } from './SloProjection';
import { TrackedSli } from './TrackedSli';

/** A catalog that has just been emptied and begins to fill is the likelier story. */
const EMPTY_MILLISECONDS = 2 * 60 * 1000;

const NOT_READ = {
  severity: 'error' as const,
  path: '',
  message:
    'The document could not be followed; the log of the portal says why.',
};

/** @internal */
export interface SloFollowerOptions {
  watch: CatalogWatch;
  registry: Pick<ServiceRegistry, 'list'>;
  projection: SloProjection;
  book: SloBook;
  sources: SliSourceSet;
  defaults: SloDefaults;
  logger: LoggerService;
  now: () => number;
}

interface Resolved {
  entity: Entity;
  resolution: SloResolution;
  service?: ObservedService;
  columns: SloColumns;
}

/**
 * Follows the OpenSLO documents of the catalog, and the services they are about.
 *
 * @internal
 */
export class SloFollower {
  readonly #options: SloFollowerOptions;
  readonly #documents = new Map<string, Entity>();
  #services?: ObservedService[];
  #emptySince?: number;
  #again = new Set<string>();

  static create(options: SloFollowerOptions): SloFollower {
    return new SloFollower(options);
  }

  private constructor(options: SloFollowerOptions) {
    this.#options = options;
  }

  /**
   * Looks once. What cannot be read or stored now is looked at again the next time.
   *
   * @returns the services of which SLOs have changed.
   */
  async follow(lease: Lease): Promise<Set<string>> {
    const { watch, registry, book, projection } = this.#options;
    try {
      const different = await this.#look();
      const services = registry.list();
      if (!different && services === this.#services) return new Set();
      const resolved = await this.#resolve(services);
      const { serviceIds, failed } = await projection.apply(
        lease,
        resolved.map(({ columns }) => columns),
      );
      const { slis, fresh } = await this.#slisOf(resolved);
      await projection.putSlis(lease, slis, fresh);
      book.replace(slosOf(resolved, failed), slis);
      this.#again = failed;
      this.#services = failed.size > 0 ? undefined : services;
      return serviceIds;
    } catch (error) {
      watch.reset();
      this.#services = undefined;
      throw error;
    }
  }

  async #look(): Promise<boolean> {
    const { watch, now } = this.#options;
    const news = await watch.look(this.#again);
    if (news.present.size === 0 && this.#documents.size > 0) {
      this.#emptySince ??= now();
      if (now() - this.#emptySince < EMPTY_MILLISECONDS) {
        watch.reset();
        return false;
      }
    }
    this.#emptySince = undefined;
    for (const entity of news.changed) {
      const ref = stringifyEntityRef(entity);
      if (isOpenSloEntity(entity)) this.#documents.set(ref, entity);
      else this.#documents.delete(ref);
    }
    for (const ref of this.#documents.keys()) {
      if (!news.present.has(ref)) this.#documents.delete(ref);
    }
    return news.different;
  }

  async #resolve(services: ObservedService[]): Promise<Resolved[]> {
    const { defaults, logger } = this.#options;
    const find = finderOf(services);
    const resolved: Resolved[] = [];
    const turns = Turns.create();
    for (const entity of this.#documents.values()) {
      if (entity.kind.toLocaleLowerCase('en-US') !== 'slo') continue;
      await turns.take();
      const resolution = this.#resolveOne(entity, find, logger);
      const service = find(resolution.serviceRef);
      const columns = sloColumnsOf(entity, resolution, {
        service: service && {
          id: service.id,
          systemRef: columnsOf(service.entity).system ?? undefined,
        },
        defaultEnvironment: defaults.environment,
      });
      resolved.push({ entity, resolution, service, columns });
    }
    return resolved;
  }

  #resolveOne(
    entity: Entity,
    find: ReturnType<typeof finderOf>,
    logger: LoggerService,
  ): SloResolution {
    try {
      return resolveSlo(entity, {
        entities: this.#documents,
        defaults: this.#options.defaults,
        serviceOf: refOrName => {
          const service = find(refOrName);
          return (
            service && {
              ref: service.entityRef,
              owner: columnsOf(service.entity).owner ?? undefined,
            }
          );
        },
      });
    } catch (error) {
      const ref = stringifyEntityRef(entity);
      logger.error(`Cannot read ${ref}: ${error}`);
      return { problems: [NOT_READ], documents: [ref] };
    }
  }

  /** What is measured, each that was followed before as it is. */
  async #slisOf(resolved: Resolved[]) {
    const turns = Turns.create();
    const { book, sources } = this.#options;
    const slis = new Map<string, TrackedSli>();
    const fresh = new Set<string>();
    for (const { resolution } of resolved) {
      await turns.take();
      const { definition } = resolution;
      if (!definition) continue;
      for (const { sli } of definition.objectives) {
        if (slis.has(sli.id)) continue;
        const before = book.slis.get(sli.id);
        const { plan, source } = sources.plan(sli);
        const tracked = before ?? new TrackedSli(sli, plan, source);
        tracked.plan = plan;
        tracked.source = source;
        slis.set(sli.id, tracked);
        if (!before) fresh.add(sli.id);
      }
    }
    return { slis, fresh };
  }
}

function slosOf(
  resolved: Resolved[],
  failed: ReadonlySet<string>,
): Map<string, FollowedSlo> {
  const slos = new Map<string, FollowedSlo>();
  for (const { resolution, service, columns } of resolved) {
    const { definition } = resolution;
    if (!definition || failed.has(columns.ref)) continue;
    slos.set(columns.ref, {
      definition,
      hash: columns.hash,
      serviceId: service?.id,
      systemRef: columns.system ?? undefined,
      visibility: columns.visibility,
    });
  }
  return slos;
}

/** Kinds in the order in which a bare name is looked for. */
const KINDS = ['component', 'resource', 'system', 'api'];

/** Finds services by entity ref, or by a name without kind. */
function finderOf(services: ObservedService[]) {
  const byRef = new Map(services.map(one => [one.entityRef, one]));
  return (refOrName: string | undefined): ObservedService | undefined => {
    if (!refOrName) return undefined;
    const named = KINDS.map(defaultKind => refOf(refOrName, defaultKind));
    return named.flatMap(ref => (ref && byRef.get(ref)) || []).at(0);
  };
}

function refOf(text: string, defaultKind: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return undefined;
  }
}
