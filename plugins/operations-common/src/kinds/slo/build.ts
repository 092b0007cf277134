import { applyPlan } from '../../onboarding/tree/applyPlan';
import { PLACES } from '../../onboarding/tree/places';
import type { Planned } from '../../onboarding/tree/plan';
import { rulesOf } from '../../onboarding/tree/rules';
import { burnRunbook, runbookPath } from '../../onboarding/tree/runbooks';
import { addressOf } from '../../onboarding/tree/service';
import { editYaml } from '../../onboarding/yaml/editYaml';
import { toYaml } from '../../onboarding/yaml/text';
import { planAlerting } from '../alerting';
import type { KindService } from '../kindService';
import { serviceNamed } from '../kindService';
import type { KindChange, KindGround } from '../model';
import { sloEdits } from './change';
import { requestsKnown, sloDocument } from './document';
import type { SloParameters } from './parameters';
import { findSlo } from './place';

/** Where SLOs of a service are written, and what its rules are made of. */
function fileOf({ name }: KindService): string {
  return `${PLACES.service(name)}/slo.yaml`;
}

function appended(text: string | undefined, document: object): string {
  if (text === undefined || text.trim() === '') return toYaml(document);
  return `${text.endsWith('\n') ? text : `${text}\n`}---\n${toYaml(document)}`;
}

/** What the catalog reads. */
function listed(service: KindService): Planned {
  return {
    kind: 'document',
    path: `${PLACES.services}/all.yaml`,
    value: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Location',
      metadata: { name: 'services' },
      spec: { targets: [`./${service.name}/slo.yaml`] },
    },
    grows: [{ path: ['spec', 'targets'] }],
  };
}

/** Only what Prometheus measures has rules. */
function rules(
  service: KindService,
  text: string,
  { tree, files }: KindGround,
): Planned[] {
  const path = `${PLACES.service(service.name)}/alerting/rules.yaml`;
  if (!files.has(path) && !text.includes('type: Prometheus')) return [];
  return [
    ...planAlerting(service.name, 'rules.yaml', files),
    rulesOf(service, tree),
  ];
}

function planNew(
  value: SloParameters,
  service: KindService,
  ground: KindGround,
): Planned[] {
  const { tree, files, known } = ground;
  const folder = `${PLACES.service(service.name)}/runbooks`;
  const own = runbookPath(service.name);
  const burn = `${folder}/SloBurn.md`;
  const document = sloDocument(value, service, {
    dataSource: tree.dataSource,
    runbook: addressOf({ tree }, files.has(own) ? own : burn),
    requests: requestsKnown(known),
  });
  const path = fileOf(service);
  const text = appended(files.get(path), document);
  return [
    { kind: 'derived', path, make: () => ({ text, notes: [] }) },
    { kind: 'text', path: burn, text: burnRunbook(service) },
    listed(service),
    ...rules(service, text, ground),
  ];
}

/** The change that an SLO is: its file, what the catalog reads, and the rules that follow from it. @internal */
export function buildSlo(value: SloParameters, ground: KindGround): KindChange {
  const service = serviceNamed(value.service);
  const { own, others } = findSlo(ground.files, service.name, value.name);
  // Visitors do not learn what others have.
  if (!own && others.length > 0 && !ground.known?.blind) {
    return {
      files: [],
      problems: [
        {
          field: 'name',
          value: value.name,
          message: `The SLO ${value.name} is of another service, in ${others[0]}. Choose another name.`,
        },
      ],
      notes: [],
    };
  }
  if (!own) {
    return applyPlan(planNew(value, service, ground), ground.files);
  }
  const { edits, problems, notes } = sloEdits(value, own);
  if (problems.length > 0) return { files: [], problems, notes };
  const before = ground.files.get(own.path) ?? '';
  const text = editYaml(before, edits, { document: own.document });
  const isReadForRules = own.path === fileOf(service);
  const change = applyPlan(
    [
      { kind: 'derived', path: own.path, make: () => ({ text, notes: [] }) },
      ...(isReadForRules ? rules(service, text, ground) : []),
    ],
    ground.files,
  );
  return { ...change, notes: [...notes, ...change.notes] };
}
