import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  OperationsPaths,
  parseDuration,
  proposeChange,
  SloDuration,
  SloFilter,
  SloHistory,
  SloListQuery,
  SloRulesQuery,
  SloSeries,
  SloWhatIf,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { ServiceCriteria } from '../access/criteria';
import { CoverageReader } from '../sloReaders/CoverageReader';
import { rulesText } from '../sloReaders/rulesText';
import { sloCsv } from '../sloReaders/sloCsv';
import { SloDetailReader } from '../sloReaders/SloDetailReader';
import { SloDocumentReader } from '../sloReaders/SloDocumentReader';
import { SloReader } from '../sloReaders/SloReader';
import { definitionOf, JoinedSloRow } from '../sloReaders/SloRow';
import { SloTimeReader, TimedObjective } from '../sloReaders/SloTimeReader';
import { didYouMean } from './closest';
import { FieldError } from './FieldError';
import { queryOf } from './queryOf';
import { windowOf } from './window';
import { zoneOf } from './zone';

/** @internal */
export interface SloRoutesOptions {
  access: AccessControl;
  slos: SloReader;
  sloDetails: SloDetailReader;
  sloTimes: SloTimeReader;
  sloDocuments: SloDocumentReader;
  coverage: CoverageReader;
  /** Where people look at an SLO. */
  sloPageUrl: (ref: string) => string;
}

type SloParameters =
  OperationsPaths['/slos/{namespace}/{name}']['parameters']['path'];

type Query<P extends keyof OperationsPaths> = OperationsPaths[P] extends {
  get: { parameters: { query?: infer Q } };
}
  ? NonNullable<Q>
  : never;

function noSlo(ref: string, known: string[]): NotFoundError {
  return new NotFoundError(
    `There is no SLO ${ref}, or you may not see it.${didYouMean(ref, known)}`,
  );
}

function objectiveOf(row: JoinedSloRow, index: number): TimedObjective {
  const definition = definitionOf(row);
  if (!definition) {
    throw new NotFoundError(
      `The document of ${row.ref} cannot be followed, so nothing was measured. Its problems say what to correct.`,
    );
  }
  const objective = definition.objectives.find(one => one.index === index);
  if (objective) return { definition, objective };
  throw new FieldError({
    field: 'objective',
    value: String(index),
    message: `${row.ref} has no objective ${index}.`,
    remedy: `Give one of ${definition.objectives
      .map(one => one.index)
      .join(', ')}.`,
  });
}

function durationOf(value: string | undefined): SloDuration | undefined {
  if (value === undefined) return undefined;
  try {
    return parseDuration(value);
  } catch (error) {
    throw new FieldError({
      field: 'window',
      value,
      message: error instanceof Error ? error.message : String(error),
      remedy: 'Give a duration such as 28d.',
    });
  }
}

/** The refs that a request names, as the catalog writes them. */
function sloRefOf(value: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'slo',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new FieldError({
      field: 'slo',
      value,
      message: `${value} is not the name of an SLO.`,
      remedy: 'Give entity refs such as slo:default/payments-availability.',
    });
  }
}

/** SLOs: lists of them, and each by itself. @internal */
export function addSloRoutes(router: Router, options: SloRoutesOptions): void {
  const { access, slos, sloDetails, sloTimes, sloDocuments } = options;

  async function found(request: Request) {
    const criteria = await access.services(request);
    const { namespace, name } = request.params as unknown as SloParameters;
    const ref = stringifyEntityRef({ kind: 'slo', namespace, name });
    const row = await slos.find(ref, criteria);
    if (!row) throw noSlo(ref, await slos.names(criteria));
    return { row, criteria };
  }

  async function audience(request: Request, criteria: ServiceCriteria) {
    return { criteria, showPersons: await access.mayReadPeople(request) };
  }

  router.get('/slos', async (request, response) => {
    const criteria = await access.services(request);
    const list = await slos.list(queryOf<SloListQuery>(request), criteria);
    response.json(await access.redacted(request, list));
  });

  router.get('/slos/facets', async (request, response) => {
    const criteria = await access.services(request);
    response.json(await slos.facets(queryOf<SloFilter>(request), criteria));
  });

  router.get('/slos/export.csv', async (request, response) => {
    const criteria = await access.services(request);
    const items = await slos.all(queryOf<SloFilter>(request), criteria);
    response
      .type('text/csv')
      .set('Content-Disposition', 'attachment; filename="slos.csv"')
      .send(sloCsv(items));
  });

  router.get('/slos/coverage', async (request, response) => {
    const criteria = await access.services(request);
    const filter = queryOf<Query<'/slos/coverage'>>(request);
    response.json(await options.coverage.read(filter, criteria));
  });

  router.get('/slos/rules.yaml', async (request, response) => {
    const criteria = await access.services(request);
    const query = queryOf<SloRulesQuery>(request);
    const { slo, format = 'rules', ...filter } = query;
    const rows = await slos.rows(filter, criteria);
    const wanted = slo?.map(sloRefOf);
    const known = new Set(rows.map(({ ref }) => ref));
    for (const ref of wanted ?? []) {
      if (!known.has(ref)) throw noSlo(ref, [...known]);
    }
    const chosen = rows.filter(row => !wanted || wanted.includes(row.ref));
    const invalid = chosen
      .filter(row => row.definition === null)
      .map(({ ref }) => ({ ref, reason: 'The document cannot be followed.' }));
    const definitions = chosen.flatMap(row => definitionOf(row) ?? []);
    const pageUrl = options.sloPageUrl;
    response
      .type('application/yaml')
      .send(await rulesText(definitions, { format, pageUrl }, invalid));
  });

  router.get('/slos/:namespace/:name', async (request, response) => {
    const { row, criteria } = await found(request);
    const detail = await sloDetails.detail(
      row,
      await audience(request, criteria),
    );
    response.json(await access.redacted(request, detail));
  });

  router.get('/slos/:namespace/:name/series', async (request, response) => {
    const { row, criteria } = await found(request);
    const query = queryOf<Query<'/slos/{namespace}/{name}/series'>>(request);
    const of = objectiveOf(row, query.objective ?? 0);
    const now = Date.now();
    const present = windowAt(of.definition.window, now);
    const range = windowOf(query, now, present.from);
    const seen = await audience(request, criteria);
    const series: SloSeries = {
      ...(await sloTimes.series(of, range)),
      marks: await sloDetails.marks(row, range, seen),
    };
    response.json(series);
  });

  router.get('/slos/:namespace/:name/history', async (request, response) => {
    const { row } = await found(request);
    const query = queryOf<Query<'/slos/{namespace}/{name}/history'>>(request);
    const of = objectiveOf(row, query.objective ?? 0);
    const { window } = of.definition;
    const usual = window.kind === 'calendar' ? window.zone : 'UTC';
    const history: SloHistory = await sloTimes.history(
      of,
      zoneOf(query.zone) ?? usual,
    );
    response.json(history);
  });

  router.get('/slos/:namespace/:name/what-if', async (request, response) => {
    const { row } = await found(request);
    const query = queryOf<Query<'/slos/{namespace}/{name}/what-if'>>(request);
    const { target, window, objective = 0 } = query;
    const of = objectiveOf(row, objective);
    const proposal = { target, window: durationOf(window) };
    const [outcome, { own }] = await Promise.all([
      sloTimes.whatIf(of, proposal),
      sloDocuments.read(row, { seesInternal: true }),
    ]);
    const answer: SloWhatIf = {
      ...outcome,
      yaml: own ? proposeChange(own, { objective, target, window }) : '',
    };
    response.json(answer);
  });
}
