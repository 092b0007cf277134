import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  checkOpenSloEntity,
  isOpenSloEntity,
  OPERATIONS_LABELS,
} from '@operate-first/plugin-operations-common';
import { guardPlaceholders, releasePlaceholders } from './placeholders';
import { relationsOf } from './relations';
import { FoundServices, ServiceFinder } from './ServiceFinder';
import { withStatus } from './status';

interface Link extends FoundServices {
  /** A promise about an internal service is internal, too. */
  internal: boolean;
}

function asInternal(entity: Entity): Entity {
  const labels = {
    ...entity.metadata.labels,
    [OPERATIONS_LABELS.visibility]: 'internal',
  };
  return { ...entity, metadata: { ...entity.metadata, labels } };
}

/** Makes OpenSLO documents entities like others. @internal */
export class OpenSloProcessor implements CatalogProcessor {
  readonly #finder: ServiceFinder;
  readonly #logger: LoggerService;

  private constructor(finder: ServiceFinder, logger: LoggerService) {
    this.#finder = finder;
    this.#logger = logger;
  }

  static create(options: {
    finder: ServiceFinder;
    logger: LoggerService;
  }): OpenSloProcessor {
    return new OpenSloProcessor(options.finder, options.logger);
  }

  getProcessorName(): string {
    return 'OpenSloProcessor';
  }

  /** Before the catalog's own, which would take fields of queries for placeholders. */
  getPriority(): number {
    return 1;
  }

  /** Also for documents that did not come through our parser, as from an entity provider. */
  async preProcessEntity(entity: Entity): Promise<Entity> {
    if (!isOpenSloEntity(entity)) return entity;
    const checked = checkOpenSloEntity(entity);
    return { ...checked, spec: guardPlaceholders(checked.spec) };
  }

  /** Documents with errors are entities, too: where else would they say what is wrong? */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    return isOpenSloEntity(entity);
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (!isOpenSloEntity(entity)) return entity;
    const released = { ...entity, spec: releasePlaceholders(entity.spec) };
    const link = await this.#linkOf(released);
    for (const relation of relationsOf(released, link)) {
      emit(processingResult.relation(relation));
    }
    return withStatus(link.internal ? asInternal(released) : released);
  }

  async #linkOf(entity: Entity): Promise<Link> {
    if (entity.kind !== 'SLO' && entity.kind !== 'Service') {
      return { internal: false };
    }
    try {
      const found = await this.#finder.find(entity);
      return { ...found, internal: found.service?.visibility === 'internal' };
    } catch (error) {
      // The document comes again soon. Until then nobody knows what its service is, so it is kept from visitors.
      this.#logger.debug(
        `The service of ${stringifyEntityRef(
          entity,
        )} could not be looked up: ${stringifyError(error)}`,
      );
      return { internal: true };
    }
  }
}
