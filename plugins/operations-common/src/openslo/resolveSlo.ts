import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { durationSeconds } from '../slo/duration';
import { DocumentProblem, EmptySlices, SloDefinition } from '../slo/model';
import { OPENSLO_ANNOTATIONS } from './annotations';
import { documentProblemsOf } from './documentProblems';
import { error, hasErrors, oneOf, shown, warning } from './problems';
import { resolveAlerting } from './resolveAlerting';
import { resolveObjectives } from './resolveObjectives';
import { Resolution } from './Resolution';
import { resolveWindow } from './resolveWindow';
import { SpecOf, SPECS } from './schema';

/** What holds where a document does not say otherwise. @public */
export interface SloDefaults {
  environment: string;
  minimumEvents: number;
  minimumErrors: number;
  disabledTiers: string[];
  emptySlices: EmptySlices;
  excludeMaintenance: boolean;
}

/** @public */
export interface SloResolution {
  /** Missing where an error keeps the document from counting, or where it promises nothing. */
  definition?: SloDefinition;
  /** What is wrong or doubtful in the document and in what it names. */
  problems: DocumentProblem[];
  /** Entity refs of the documents it is made of, its own first. */
  documents: string[];
  /** The service and the owner that it names, also where it does not count: they need to know. */
  serviceRef?: string;
  ownerRef?: string;
}

/** @public */
export interface ResolveSloContext {
  /** The OpenSLO entities of the catalog by entity ref, in lower case as `stringifyEntityRef` writes it. */
  entities: ReadonlyMap<string, Entity>;
  defaults: SloDefaults;
  /** The operated service of an entity ref or of a bare name, and the entity ref of its owner. */
  serviceOf(refOrName: string): { ref: string; owner?: string } | undefined;
}

const EMPTY_SLICES: readonly EmptySlices[] = ['exclude', 'good', 'bad'];

function annotationOf(entity: Entity | undefined, name: string) {
  return entity?.metadata.annotations?.[name]?.trim() || undefined;
}

/** One of a few words, from an annotation. */
function choice<T extends string>(
  entity: Entity,
  annotation: string,
  words: readonly T[],
  fallback: T,
  resolution: Resolution,
): T {
  const text = annotationOf(entity, annotation);
  const word = words.find(each => each === text?.toLocaleLowerCase('en-US'));
  if (text !== undefined && word === undefined) {
    resolution.add(
      warning(
        `metadata.annotations.${annotation}`,
        `${shown(text)} is not understood. Write ${oneOf(
          words,
        )}; ${fallback} is taken.`,
      ),
    );
  }
  return word ?? fallback;
}

/** The service whose SLO it is: named by an annotation, by the OpenSLO Service's, or by its name. */
function linkOf(
  entity: Entity,
  slo: Pick<SpecOf<'SLO'>, 'service'>,
  context: ResolveSloContext,
  resolution: Resolution,
): { serviceRef?: string; ownerRef?: string } {
  const document = resolution.entityOf('Service', slo.service);
  const own = annotationOf(entity, OPENSLO_ANNOTATIONS.service);
  const name =
    own ?? annotationOf(document, OPENSLO_ANNOTATIONS.service) ?? slo.service;
  const service = context.serviceOf(name);
  if (!service) {
    resolution.add(
      warning(
        own
          ? `metadata.annotations.${OPENSLO_ANNOTATIONS.service}`
          : 'spec.service',
        `No service of the catalog is called ${shown(
          name,
        )}. Name one by the annotation ${
          OPENSLO_ANNOTATIONS.service
        }, as in component:default/payments.`,
      ),
    );
  }
  const owner =
    annotationOf(entity, OPENSLO_ANNOTATIONS.owner) ??
    annotationOf(document, OPENSLO_ANNOTATIONS.owner);
  return {
    ...(service && { serviceRef: service.ref }),
    ...ownerFrom(owner, service?.owner),
  };
}

function ownerFrom(written?: string, ofService?: string) {
  try {
    if (!written) return ofService ? { ownerRef: ofService } : {};
    const ref = parseEntityRef(written, {
      defaultKind: 'Group',
      defaultNamespace: 'default',
    });
    return { ownerRef: stringifyEntityRef(ref) };
  } catch {
    return ofService ? { ownerRef: ofService } : {};
  }
}

/** Environments are called as Kubernetes calls namespaces, so none has a longer name. */
const LONGEST_ENVIRONMENT = 63;

function environmentOf(
  entity: Entity,
  defaults: SloDefaults,
  resolution: Resolution,
): string {
  const annotation = OPENSLO_ANNOTATIONS.environment;
  const written = annotationOf(entity, annotation);
  if (written === undefined) return defaults.environment;
  if (written.length <= LONGEST_ENVIRONMENT) return written;
  resolution.add(
    error(
      `metadata.annotations.${annotation}`,
      `${shown(
        written,
      )} is too long for an environment. Write at most ${LONGEST_ENVIRONMENT} characters, as in production.`,
    ),
  );
  return defaults.environment;
}

function definitionOf(
  entity: Entity,
  slo: SpecOf<'SLO'>,
  link: { serviceRef?: string; ownerRef?: string },
  context: ResolveSloContext,
  resolution: Resolution,
): SloDefinition {
  const { defaults } = context;
  const environment = environmentOf(entity, defaults, resolution);
  const window = resolveWindow(slo.timeWindow?.[0]);
  const { objectives, composite } = resolveObjectives(
    slo,
    {
      ...(link.serviceRef && { serviceRef: link.serviceRef }),
      environment,
    },
    resolution,
  );
  const description = slo.description ?? entity.metadata.description;
  return {
    ref: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    ...(description && { description }),
    ...link,
    environment,
    budgetingMethod: slo.budgetingMethod,
    emptySlices: choice(
      entity,
      OPENSLO_ANNOTATIONS.emptySlices,
      EMPTY_SLICES,
      defaults.emptySlices,
      resolution,
    ),
    window,
    objectives,
    composite,
    alerting: resolveAlerting(
      entity,
      slo,
      durationSeconds(window.duration),
      defaults,
      resolution,
    ),
    excludeMaintenance:
      choice(
        entity,
        OPENSLO_ANNOTATIONS.excludeMaintenance,
        ['true', 'false'],
        String(defaults.excludeMaintenance) as 'true' | 'false',
        resolution,
      ) === 'true',
  };
}

/**
 * Follows the references of an SLO document to everything that is needed to evaluate it.
 *
 * @public
 */
export function resolveSlo(
  entity: Entity,
  context: ResolveSloContext,
): SloResolution {
  const resolution = Resolution.create(entity, context.entities);
  resolution.add(...documentProblemsOf(entity));
  const { data: slo } = SPECS.SLO.safeParse(entity.spec ?? {});
  if (!slo && !hasErrors(resolution.problems)) {
    resolution.add(error('spec', 'Is not that of an SLO.'));
  }
  const service = slo?.service ?? entity.spec?.service;
  const link =
    typeof service === 'string' && service !== ''
      ? linkOf(entity, { service }, context, resolution)
      : {};
  const definition =
    slo && !hasErrors(resolution.problems)
      ? definitionOf(entity, slo, link, context, resolution)
      : undefined;
  const { problems, documents } = resolution;
  const counts =
    definition && definition.objectives.length > 0 && !hasErrors(problems);
  return { ...(counts && { definition }), problems, documents, ...link };
}
